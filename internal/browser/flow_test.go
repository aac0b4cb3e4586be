package browser

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	cdbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A file dropped on the text is checked.
func TestDropFile(t *testing.T) {
	b := open(t)
	b.visit("/")
	b.run(script(`(() => {
		const data = new DataTransfer();
		data.items.add(new File(["<p>Kazakhstan won <b>seven gold</b> medals at London 2012.</p>"], "release.html", { type: "text/html" }));
		for (const kind of ["dragover", "drop"]) document.getElementById("text").dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
	})()`))
	b.until(`document.querySelector(".verdictline")`)
	b.want(`document.querySelectorAll(".card").length`, "1")
	b.want(`document.querySelector("section.text").textContent.trim().replace(/^\W*\w+: /, "").includes("<b>")`, "false")
	b.want(`document.querySelector('input[name="name"]').value`, "release.html")
	b.shot("dropped")
}

// On paper there is the report with all that was found, and nothing to click.
func TestPrint(t *testing.T) {
	b := open(t, paper())
	for _, p := range []struct{ name, path string }{{"check", "/?example=en-london-2012"}, {"table", "/games/2012S/table"}, {"nation-at", "/nations/KAZ/2012S"}, {"person", "/people/ilya-ilyin"}} {
		b.visit(p.path)
		for _, hidden := range []string{".top", ".foot .forms", ".foot .langs", "form.day", "#form", ".save"} {
			b.want(`[...document.querySelectorAll("`+hidden+`")].every((e) => !e.offsetParent)`, "true")
		}
		b.want(`document.querySelector("h1").offsetParent !== null`, "true")
		b.shot(p.name)
		if size := b.pdf(); size < 5000 {
			t.Errorf("%s as PDF has %d bytes", p.path, size)
		}
	}
	b.visit("/?example=en-london-2012")
	b.want(`[...document.querySelectorAll(".card")].every((c) => c.offsetParent)`, "true")
	b.want(`getComputedStyle(document.querySelector(".cards")).overflowY`, "visible")
}

// A checked report is saved as a page that stands alone, and as JSON.
func TestSave(t *testing.T) {
	b := open(t)
	dir := t.TempDir()
	b.run(command(cdbrowser.SetDownloadBehavior, cdbrowser.SetDownloadBehaviorParams{Behavior: cdbrowser.SetDownloadBehaviorBehaviorAllow, BrowserContextID: chromedp.FromContext(b.ctx).BrowserContextID, DownloadPath: dir}))
	b.visit("/")
	submit(b, english, "2026-11-20")
	for _, kind := range []string{"html", "json"} {
		b.click(`button[name="save"][value="` + kind + `"]`)
		file := filepath.Join(dir, "report-checked."+kind)
		var text []byte
		for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
			if text, _ = os.ReadFile(file); len(text) > 0 {
				break
			}
		}
		switch kind {
		case "json":
			var v struct{ Statements []struct{ Verdict string } }
			if err := json.Unmarshal(text, &v); err != nil || len(v.Statements) < 3 {
				t.Errorf("saved as JSON: %v, %d statements", err, len(v.Statements))
			}
		case "html":
			page := string(text)
			if !strings.Contains(page, "Rio 2016") || strings.Contains(page, "<script") || strings.Contains(page, `<link rel="stylesheet"`) || strings.Contains(page, `href="/`) {
				t.Errorf("saved as HTML, it does not stand alone: %d bytes", len(page))
			}
			b.visitFile(file)
			b.want(`document.querySelectorAll(".card").length > 2 && getComputedStyle(document.querySelector(".card")).borderLeftWidth`, "5px")
			b.shot("saved")
			b.visit("/")
			submit(b, english, "2026-11-20")
		}
	}
}

func TestKazakhExample(t *testing.T) {
	b := open(t)
	b.visit("/?lang=kk")
	b.want(`document.querySelector(".examples a").getAttribute("href")`, "/?example=kk-london-2012")
	b.click(".examples a")
	b.until(`document.querySelector(".verdictline")`)
	b.want(`document.querySelector("section.text").lang`, "kk")
	b.want(`document.querySelectorAll(".card").length > 2`, "true")
	b.want(`document.documentElement.lang`, "kk")
	b.shot("checked")
}

// What is drawn: a career with its lost medals, bars by Games, steps by day.
func TestPlots(t *testing.T) {
	b := open(t)
	b.visit("/people/ilya-ilyin")
	b.want(`document.querySelectorAll("svg.career circle.lost").length`, "2")
	b.want(`document.querySelector("svg.career circle title").textContent.length > 5`, "true")
	b.shot("career")
	b.visit("/nations/KAZ")
	b.want(`document.querySelectorAll("svg.bars g").length > 10`, "true")
	b.shot("bars")
	b.visit("/nations/KAZ/2012S")
	b.want(`document.querySelectorAll("svg.steps").length`, "2")
	b.shot("steps")
}

// On a phone long plots begin at the latest Games, and strips at the day shown.
func TestPlotsOnPhone(t *testing.T) {
	b := open(t, phone())
	b.visit("/nations/KAZ")
	b.until(`[...document.querySelectorAll(".plot")].filter((p) => p.querySelector("svg.bars")).every((p) => p.scrollLeft + p.clientWidth >= p.scrollWidth - 2)`)
	b.shot("bars")
	b.visit("/table")
	b.until(`(() => { const p = document.querySelector(".plot"), n = p.querySelector(".now").getBoundingClientRect(); return n.left >= 0 && n.right <= innerWidth })()`)
	b.shot("strip")
}

// The whole of a check by keyboard: text, language, date, check, filter, reason, rows, back, edit, save.
func TestCheckByKeyboard(t *testing.T) {
	b := open(t)
	b.visit("/")
	to := func(js string) { // goes on by Tab until the focus is there
		t.Helper()
		for range 60 {
			if b.text(js) == "true" {
				b.want(`(() => { const s = getComputedStyle(document.activeElement), l = getComputedStyle(document.activeElement.nextElementSibling || document.activeElement); return s.outlineStyle !== "none" || l.outlineStyle !== "none" })()`, "true")
				return
			}
			b.press(kb.Tab)
		}
		t.Fatalf("the focus never comes where %s; it is on %s", js, b.text(`document.activeElement.outerHTML.slice(0, 120)`))
	}
	to(`document.activeElement.id === "text"`)
	b.keys("At the 2012 Summer Olympics Kazakhstan finished 12th in the medal table. Kazakhstan won two gold medals at Rio 2016.")
	to(`document.activeElement.id === "language"`)
	b.press(kb.ArrowDown)
	b.want(`document.activeElement.value`, "en")
	to(`document.activeElement.id === "date"`)
	b.keys("11202026")
	b.want(`document.activeElement.value`, "2026-11-20")
	to(`document.activeElement.matches("button.primary")`)
	b.enter()
	b.until(`document.querySelector(".verdictline") === document.activeElement`)
	to(`document.activeElement.id === "f-all"`)
	b.press(kb.ArrowRight)
	b.until(`document.querySelector('input[name="f"]:checked').id !== "f-all" && ` + visibleCards + ` === 1`)
	b.shot("1-filtered")
	b.press(kb.ArrowLeft)
	to(`document.activeElement.matches(".save button")`)
	to(`document.activeElement.matches("a.m")`)
	b.enter()
	b.until(`document.activeElement.classList.contains("card")`)
	to(`document.activeElement.matches("details.rows summary")`)
	b.enter()
	b.until(`document.activeElement.parentElement.open`)
	b.shot("2-rows")
	b.press(kb.Escape)
	b.want(`document.activeElement.matches("a.m, summary, .card")`, "true")
	b.run(script(`document.getElementById("main").focus()`))
	to(`document.activeElement.matches(".edit > summary")`)
	b.enter()
	b.until(`document.getElementById("edit").open`)
	to(`document.activeElement.id === "text"`)
	b.want(`document.activeElement.value.startsWith("At the 2012")`, "true")
}

// A copy of a revision says that it is one, and leads back to the page as it is now.
func TestFixedCopy(t *testing.T) {
	b := open(t)
	b.visit("/games/2012S/table/as-of/2016-12-31")
	b.click(`.forms a[href^="/r/"]`)
	b.until(`location.pathname.startsWith("/r/") && document.querySelector("footer")`)
	b.shot("copy")
	b.run(script(`[...document.querySelectorAll("td.why a")].find((a) => a.href.includes("why=KAZ")).click()`))
	b.until(`location.pathname.startsWith("/r/") && document.querySelector("#why")`)
	b.click("a.live")
	b.until(`location.pathname === "/games/2012S/table"`)
}

// A sport at one of the Games, and a nation's table of a sport, are chosen from lists.
func TestChoices(t *testing.T) {
	b := open(t)
	b.visit("/sports/weightlifting")
	b.run(script(`document.getElementById("g").value = "2012S"`))
	b.click(`form.filters button`)
	b.until(`location.search === "?games=2012S" && document.querySelector("h1").textContent.includes("2012")`)
	b.shot("sport")
}
