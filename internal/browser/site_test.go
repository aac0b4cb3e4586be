package browser

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Reports of our own words.
const (
	english = "Kazakhstan at the Summer Olympic Games\n\nKazakhstan finished London 2012 in 12th place with seven gold, one silver and five bronze medals.\n\n" +
		"At Rio 2016 Kazakhstan won three gold, five silver and ten bronze medals.\n\nKazakhstan won two gold medals at Rio 2016.\n"
	french = "Le Kazakhstan aux Jeux olympiques\n\nLe Kazakhstan a remporté sept médailles d'or aux Jeux olympiques de Londres en 2012.\n\n" +
		"Aux Jeux olympiques de Rio en 2016, le Kazakhstan a remporté trois médailles d'or.\n"
)

const visibleCards = `[...document.querySelectorAll(".card")].filter((c) => c.offsetParent).length`

func submit(b *tab, text, date string) {
	b.t.Helper()
	b.fill("#text", text)
	b.fill("#date", date)
	b.click("#form button.primary")
	b.until(`document.querySelector(".verdictline")`)
}

func TestCheckEnglish(t *testing.T) {
	b := open(t)
	b.visit("/")
	b.shot("1-empty")
	submit(b, english, "2026-11-20")
	b.shot("2-checked")
	all, err := strconv.Atoi(b.text(visibleCards))
	if err != nil || all < 3 {
		t.Fatalf("%d statements are shown", all)
	}
	// A click shows the reason.
	b.click("a.m")
	b.until(`document.activeElement.classList.contains("card")`)
	b.want(`document.activeElement.id === document.querySelector("a.m").getAttribute("href").slice(1)`, "true")
	b.shot("3-reason")
	// A filter leaves those of one verdict, and its figure says how many.
	b.click(`label[for="f-outdated"]`)
	if n := b.text(visibleCards); n == strconv.Itoa(all) || n == "0" || n != b.text(`document.querySelector('label[for="f-outdated"] b').textContent`) {
		t.Errorf("%s of %d statements are shown after the filter", n, all)
	}
	b.shot("4-filtered")
	// Edit and check again, in place.
	b.run(script(`document.getElementById("edit").open = true`))
	b.want(`document.getElementById("text").value.trim()`, strings.TrimSpace(english))
	b.fill("#text", "Kazakhstan won three gold, five silver and ten bronze medals at Rio 2016.")
	b.click("#form button.primary")
	b.until(`document.querySelectorAll(".card").length < ` + strconv.Itoa(all))
	b.want(`document.querySelectorAll(".card").length`, "1")
	b.shot("5-again")
}

func TestCheckFrench(t *testing.T) {
	b := open(t)
	b.visit("/?lang=fr")
	b.want("document.documentElement.lang", "fr")
	submit(b, french, "2026-11-20")
	if n, _ := strconv.Atoi(b.text(visibleCards)); n < 2 {
		t.Errorf("%d statements are shown", n)
	}
	b.click("a.m")
	b.until(`document.activeElement.classList.contains("card")`)
	b.shot("checked")
}

func TestExample(t *testing.T) {
	b := open(t)
	b.visit("/")
	b.click(".examples a")
	b.until(`document.querySelector(".verdictline")`)
	b.shot("checked")
}

const kazakhstan = `[...document.querySelectorAll("table.medals tbody tr")].find((r) => r.querySelector(".noc")?.textContent === "KAZ").innerText.replace(/\s+/g, " ")`

// Over 27 October 2016 Kazakhstan loses gold medals of London 2012.
func TestDayOfATable(t *testing.T) {
	b := open(t)
	b.visit("/games/2012S/table/as-of/2016-10-26")
	b.until(`/ 7 1 5 13/.test(` + kazakhstan + `)`)
	b.shot("1-before")
	b.click("a[rel=next]")
	b.until(`location.pathname.endsWith("/as-of/2016-10-27")`)
	b.until(`!/ 7 1 5 13/.test(` + kazakhstan + `)`)
	b.shot("2-after")
	b.run(chromedp.NavigateBack())
	b.until(`location.pathname.endsWith("/as-of/2016-10-26") && / 7 1 5 13/.test(` + kazakhstan + `)`)
	// By the form.
	b.fill("#day", "2016-12-31")
	b.click(`form.day button[type="submit"]`)
	b.until(`location.pathname.endsWith("/as-of/2016-12-31") && / 3 1 6 10/.test(` + kazakhstan + `)`)
	// The reason behind the figure.
	b.run(script(`[...document.querySelectorAll("td.why a")].find((a) => a.href.includes("why=KAZ")).click()`))
	b.until(`document.querySelector("#why")`)
	b.shot("3-why")
}

func TestLanguages(t *testing.T) {
	b := open(t)
	b.visit("/games/2012S/table")
	b.click(`.langs a[href*="lang=ru"]`)
	b.until(`document.documentElement.lang === "ru"`)
	b.until(`document.body.innerText.includes("Казахстан")`)
	b.visit("/nations/KAZ") // the choice stays
	b.want("document.documentElement.lang", "ru")
	b.shot("ru")
	b.click(`.langs a[href*="lang=kk"]`)
	b.until(`document.documentElement.lang === "kk"`)
	b.until(`document.body.innerText.includes("Қазақстан")`)
	b.shot("kk")
}

func TestSearchInCyrillic(t *testing.T) {
	b := open(t)
	b.visit("/nations")
	b.run(chromedp.SendKeys(chromedp.CSS("#find"), "Рыпак"))
	b.until(`document.querySelectorAll("#found [role=option]").length > 0`)
	b.shot("list")
	b.press(kb.ArrowDown)
	b.until(`document.querySelector("#found [aria-selected=true]")`)
	b.enter()
	b.until(`location.pathname === "/people/olga-rypakova"`)
	b.until(`document.querySelector("footer")`)
	b.shot("person")
}

func TestKeyboardAlone(t *testing.T) {
	b := open(t)
	b.visit("/")
	b.press(kb.Tab)
	b.want(`document.activeElement.className`, "skip")
	b.enter()
	b.until(`document.activeElement.id === "main"`)
	for range 5 {
		if b.text("document.activeElement.id") == "text" {
			break
		}
		b.press(kb.Tab)
	}
	b.want("document.activeElement.id", "text")
	b.run(chromedp.KeyEvent("Kazakhstan won seven gold medals at London 2012."))
	b.run(chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(chromedp.ModifierCtrl))) // Ctrl+Enter
	b.until(`document.querySelector(".verdictline") === document.activeElement`)
	for range 12 {
		if b.text(`document.activeElement.matches("a.m")`) == "true" {
			break
		}
		b.press(kb.Tab)
	}
	b.want(`document.activeElement.matches("a.m")`, "true")
	b.want(`getComputedStyle(document.activeElement).outlineStyle !== "none"`, "true")
	b.shot("focus")
	b.enter()
	b.until(`document.activeElement.classList.contains("card")`)
	b.press(kb.Escape)
	b.until(`document.activeElement.matches("a.m")`)
}

func TestWithoutScript(t *testing.T) {
	b := open(t, noScript())
	b.visit("/")
	b.run(chromedp.SendKeys(chromedp.CSS("#text"), "Kazakhstan won seven gold medals at London 2012."), chromedp.Click(chromedp.CSS("#form button.primary")), chromedp.WaitVisible(chromedp.CSS(".card")))
	b.shot("checked")
	b.run(chromedp.Click(chromedp.CSS("a.m")), chromedp.WaitVisible(chromedp.CSS(".card:target")))
	b.run(chromedp.Navigate(site.URL+"/games/2012S/table"), chromedp.WaitReady(chromedp.CSS("#day")), chromedp.SetAttributeValue(chromedp.CSS("#day"), "value", "2016-12-31"),
		chromedp.Click(chromedp.CSS(`form.day button[type="submit"]`)), chromedp.WaitReady(chromedp.CSS(`link[href$="/games/2012S/table/as-of/2016-12-31"]`)))
	b.run(chromedp.Navigate(site.URL+"/search?q=%D0%A0%D1%8B%D0%BF%D0%B0%D0%BA"), chromedp.WaitVisible(chromedp.CSS(`a[href="/people/olga-rypakova"]`)))
}

// The pages that are looked at in every size and colour.
var pages = []struct{ name, path string }{
	{"check", "/"}, {"example", "/?example=en-london-2012"}, {"table", "/games/2012S/table"}, {"why", "/games/2012S/table/as-of/2016-12-31?why=KAZ"}, {"all-time", "/table"},
	{"games-list", "/games"}, {"games", "/games/2012S"}, {"nation", "/nations/KAZ"}, {"nation-at", "/nations/KAZ/2012S"}, {"nation-list", "/nations"}, {"person", "/people/olga-rypakova"},
	{"event", "/events/weightlifting/women-53kg"}, {"sport", "/sports/judo"}, {"sport-list", "/sports"}, {"decisions", "/decisions"}, {"sources", "/sources"}, {"coverage", "/coverage"},
	{"differences", "/differences"}, {"career", "/people/ilya-ilyin"}, {"sport-at", "/sports/weightlifting?games=2012S"}, {"not-held", "/games/1944S"}, {"thin", "/nations/MLT/2012S"},
	{"decision", "/decisions/ioc-2016-10-27-london-weightlifting"}, {"source", "/sources/ioc-medals-2022"}, {"many-games", "/events/athletics/men-100m"}, {"known", "/nations/KAZ/2012S?known=2026-11-20"}, {"search", "/search?q=ka"}, {"empty-search", "/search?q=zzzzzz"}, {"no-page", "/nothing-here"}, {"not-known", "/games/2012S/table/as-of/2012-08-01"}, {"api", "/v1/"}, {"table-russian", "/games/2012S/table?lang=ru"},
}

// On a phone nothing is wider than the screen; what must be wide scrolls by itself.
func TestPhone(t *testing.T) {
	b := open(t, phone())
	for _, p := range pages {
		b.visitAny(p.path)
		if w := b.text("document.documentElement.scrollWidth"); w != "360" {
			t.Errorf("%s is %s wide on a screen of 360: %s", p.path, w, b.text(`[...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > 361 && (() => { for (let p = e.parentElement; p; p = p.parentElement) if (getComputedStyle(p).overflowX !== "visible") return false; return true })()).slice(0, 4).map((e) => e.tagName + "." + e.className + " " + e.textContent.slice(0, 20)).join(" ")`))
		}
		b.shot(p.name)
	}
}

func TestDark(t *testing.T) {
	b := open(t, dark())
	for _, p := range pages {
		b.visitAny(p.path)
		if c := b.text(`(() => { for (let e = document.body; e; e = e.parentElement) { const m = getComputedStyle(e).backgroundColor.match(/\d+/g).map(Number); if (m.length < 4 || m[3]) return m[0] + m[1] + m[2] < 200 } return matchMedia("(prefers-color-scheme: dark)").matches && getComputedStyle(document.documentElement).colorScheme.includes("dark") })()`); c != "true" {
			t.Errorf("%s is not dark", p.path)
		}
		b.accessible(p.path + " (dark)")
		b.shot(p.name)
	}
}

func TestLight(t *testing.T) {
	b := open(t)
	for _, p := range pages {
		b.visitAny(p.path)
		b.accessible(p.path)
		b.shot(p.name)
	}
}

// visitAny visits pages that may not have a footer.
func (b *tab) visitAny(path string) {
	b.t.Helper()
	b.run(chromedp.Navigate(site.URL+path), chromedp.WaitReady(chromedp.CSS("main")))
}

// accessible holds that axe finds no serious fault on the page.
func (b *tab) accessible(name string) {
	b.t.Helper()
	file := os.Getenv("AXE_CORE")
	if file == "" {
		if os.Getenv("ALTYN_BROWSER") == "required" {
			b.t.Error("AXE_CORE does not name axe.min.js, and ALTYN_BROWSER=required")
		}
		return
	}
	axe, err := os.ReadFile(file)
	if err != nil {
		b.t.Fatal(err)
	}
	b.run(script(string(axe) + "; 0"))
	faults, err := chromedp.Run(b.ctx, chromedp.Evaluate[[]string](`axe.run(document, { resultTypes: ["violations"] }).then((r) => r.violations.filter((v) => v.impact === "serious" || v.impact === "critical").map((v) => v.id + ": " + v.help + ": " + v.nodes.slice(0, 3).map((n) => n.target.join(" ") + " " + (n.any[0]?.message || "")).join(" | ")))`, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s: %v", name, err)
	}
	for _, f := range faults {
		b.t.Errorf("%s: %s", name, f)
	}
}

// The first page is small, with all that belongs to it.
func TestFirstPageIsSmall(t *testing.T) {
	b := open(t)
	b.visit("/")
	b.until(`document.readyState === "complete"`)
	b.lock.Lock()
	defer b.lock.Unlock()
	if b.bytes < 1000 || b.bytes > 100<<10 {
		t.Errorf("the first page takes %.0f bytes, want at most 100 KB", b.bytes)
	}
	t.Logf("%.1f KB", b.bytes/1024)
}
