// What pages can do without a full load. Without this file everything works by links and forms.
const main = () => document.getElementById("main");

// swap fetches a page and puts its main part in the place of the present one.
async function swap(url, options, push) {
  const answer = await fetch(url, { headers: { Accept: "text/html" }, credentials: "same-origin", ...options });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const next = page.getElementById("main");
  if (!next) throw new Error("no page");
  return { next, title: page.title, url: answer.url, foot: page.querySelector("footer"), push };
}

function place({ next, title, url, foot, push }) {
  main().replaceWith(next);
  if (foot) document.querySelector("footer").replaceWith(foot);
  document.title = title;
  if (push) history.pushState({ swap: true }, "", url);
  ready();
}

// --- the skip link: a browser may move the focus before the page is laid out, and then loses it
document.addEventListener("click", (e) => {
  if (!e.target.closest("a.skip")) return;
  e.preventDefault();
  main().focus({ preventScroll: true });
  main().scrollIntoView();
});

// --- medal tables: another day without a full load
async function follow(url, focus) {
  try {
    const y = scrollY;
    place(await swap(url, {}, true));
    const hash = new URL(url, location.href).hash;
    const target = hash && document.getElementById(hash.slice(1));
    if (target) { target.scrollIntoView(); target.focus({ preventScroll: true }); } else { scrollTo(0, y); document.getElementById(focus)?.focus({ preventScroll: true }); }
  } catch { location.href = url; }
}

document.addEventListener("click", (e) => {
  if (e.defaultPrevented || e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
  const a = e.target.closest("[data-swap] a");
  if (!a) return;
  const url = new URL(a.getAttribute("href"), location.href);
  const here = location.pathname.replace(/\/as-of\/.*/, "");
  if (url.origin !== location.origin || url.pathname.replace(/\/as-of\/.*/, "") !== here) return;
  e.preventDefault();
  follow(url.href);
});

document.addEventListener("submit", (e) => {
  const form = e.target;
  if (form.id === "form") return check(e);
  if (!form.closest("[data-swap]") || form.method !== "get") return;
  e.preventDefault();
  const url = new URL(form.getAttribute("action"), location.href);
  url.search = new URLSearchParams([...new FormData(form)].filter(([, v]) => v !== ""));
  follow(url.href, "day");
});

addEventListener("popstate", async () => {
  try { place(await swap(location.href, {}, false)); } catch { location.reload(); }
});

// --- the check: in place, with cards beside the text
async function check(e) {
  if (e.submitter?.name === "save") return; // a download
  e.preventDefault();
  const form = e.target, button = form.querySelector("button.primary"), words = button.textContent;
  const kept = form.querySelector("textarea").value;
  button.setAttribute("aria-busy", "true");
  button.textContent = main().dataset.busy;
  try {
    const got = await swap(form.action, { method: "POST", body: new FormData(form) }, false);
    place(got);
    const summary = document.querySelector(".verdictline, .problem");
    if (summary) { summary.tabIndex = -1; summary.focus({ preventScroll: true }); }
    document.getElementById("edit")?.scrollIntoView({ block: "nearest" });
  } catch {
    button.removeAttribute("aria-busy");
    button.textContent = words;
    form.querySelector("textarea").value = kept;
    let p = document.querySelector("#result .problem");
    if (!p) { p = document.createElement("div"); p.className = "problem"; p.setAttribute("role", "alert"); document.getElementById("result").replaceChildren(p); }
    p.textContent = main().dataset.failed;
  }
}

function show(card, mark) {
  document.querySelectorAll(".m.on, .card.on").forEach((x) => x.classList.remove("on"));
  card.classList.add("on");
  document.querySelectorAll(`.m[data-card="${CSS.escape(card.id)}"]`).forEach((x) => x.classList.add("on"));
  const all = document.getElementById("f-all");
  if (getComputedStyle(card).display === "none" && all) all.checked = true;
  card.scrollIntoView({ block: "nearest" });
  card.focus({ preventScroll: true });
  card.dataset.from = mark?.id || "";
}

document.addEventListener("click", (e) => {
  const mark = e.target.closest("a.m, .card dd a[href^='#s']");
  if (!mark) return;
  const card = document.getElementById(mark.getAttribute("href").slice(1));
  if (!card) return;
  e.preventDefault();
  show(card, mark);
});

document.addEventListener("keydown", (e) => {
  const card = document.activeElement?.closest?.(".card");
  if (card && e.key === "Escape") return document.getElementById("t-" + card.id)?.focus();
  if (card && document.activeElement === card && (e.key === "ArrowDown" || e.key === "ArrowUp")) {
    const all = [...document.querySelectorAll(".card")].filter((c) => c.offsetParent);
    const to = all[all.indexOf(card) + (e.key === "ArrowDown" ? 1 : -1)];
    if (to) { e.preventDefault(); show(to); }
  }
  if (e.target.id === "text" && e.key === "Enter" && (e.ctrlKey || e.metaKey)) document.getElementById("form").requestSubmit(document.querySelector("#form .primary"));
});

async function copy(button, text) {
  try { await navigator.clipboard.writeText(text); } catch {
    const range = document.createRange();
    range.selectNodeContents(button.previousElementSibling);
    getSelection().removeAllRanges(); getSelection().addRange(range);
    document.execCommand("copy");
  }
  button.textContent = main().dataset.copied;
  setTimeout(() => (button.textContent = main().dataset.copy), 2000);
}

function ready() {
  const nav = document.querySelector(".top nav"), here = nav?.querySelector("[aria-current]"); // on a phone the row of links is longer than the screen
  if (here && nav.scrollWidth > nav.clientWidth) nav.scrollLeft = here.offsetLeft + here.offsetWidth / 2 - nav.clientWidth / 2;
  document.querySelectorAll(".plot").forEach((p) => { // on a narrow screen, begin at the day shown, or at the latest Games
    const now = p.querySelector(".now");
    if (p.querySelector("svg.bars")) p.scrollLeft = p.scrollWidth; // the latest Games
    if (now && p.scrollWidth > p.clientWidth) p.scrollLeft = now.getBoundingClientRect().left - p.getBoundingClientRect().left - p.clientWidth / 2;
  });
  document.querySelectorAll("[data-copy-text]").forEach((x) => {
    if (x.nextElementSibling?.tagName === "BUTTON") return;
    const b = document.createElement("button");
    b.type = "button";
    b.textContent = main().dataset.copy;
    b.addEventListener("click", () => copy(b, x.dataset.copyText));
    x.after(b);
  });
  const text = document.getElementById("text"), file = document.getElementById("file");
  if (text && file && !text.dataset.ready) {
    text.dataset.ready = "yes";
    for (const kind of ["dragover", "dragleave", "drop"]) text.addEventListener(kind, (e) => {
      if (!e.dataTransfer?.types.includes("Files")) return;
      e.preventDefault();
      text.classList.toggle("drop", kind === "dragover");
      if (kind === "drop") { file.files = e.dataTransfer.files; file.form.requestSubmit(file.form.querySelector(".primary")); }
    });
  }
}

// --- search as one types: a combobox over /search.json
const find = document.getElementById("find");
if (find) {
  const list = document.createElement("ul");
  list.className = "list"; list.id = "found"; list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", main().dataset.found);
  find.after(list);
  for (const [k, v] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": "found", "aria-autocomplete": "list" })) find.setAttribute(k, v);
  let at = -1, turn = 0;
  const close = () => { list.hidden = true; find.setAttribute("aria-expanded", "false"); find.removeAttribute("aria-activedescendant"); at = -1; };
  const choose = (n) => {
    const items = list.querySelectorAll("[role=option]");
    if (!items.length) return;
    at = (n + items.length) % items.length;
    items.forEach((x, i) => x.setAttribute("aria-selected", String(i === at)));
    find.setAttribute("aria-activedescendant", items[at].id);
  };
  find.addEventListener("input", async () => {
    const mine = ++turn, q = find.value.trim();
    if (q.length < 2) return close();
    await new Promise((r) => setTimeout(r, 120));
    if (mine !== turn) return;
    try {
      const got = await (await fetch("/search.json?q=" + encodeURIComponent(q))).json();
      if (mine !== turn) return;
      list.replaceChildren(...(got.hits || []).slice(0, 8).map((h, i) => {
        const li = document.createElement("li"), note = document.createElement("span");
        li.id = "hit-" + i; li.setAttribute("role", "option"); li.setAttribute("aria-selected", "false"); li.dataset.href = h.href;
        li.textContent = h.name; note.className = "dim"; note.textContent = [h.as, h.note].filter(Boolean).join(" · ");
        if (note.textContent) li.append(note);
        li.addEventListener("mousedown", (e) => { e.preventDefault(); location.href = h.href; });
        return li;
      }));
      if (!list.children.length) { const li = document.createElement("li"); li.textContent = main().dataset.none; list.append(li); }
      list.hidden = false; find.setAttribute("aria-expanded", "true"); at = -1;
    } catch { close(); }
  });
  find.addEventListener("keydown", (e) => {
    if (e.key === "ArrowDown" || e.key === "ArrowUp") { if (!list.hidden) { e.preventDefault(); choose(at + (e.key === "ArrowDown" ? 1 : -1)); } }
    else if (e.key === "Escape") close();
    else if (e.key === "Enter" && at >= 0) { e.preventDefault(); location.href = list.children[at].dataset.href; }
  });
  find.addEventListener("blur", () => setTimeout(close, 150));
}

ready();
