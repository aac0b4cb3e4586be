package browser

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"altyn/data"
	"altyn/internal/desk"
	"altyn/internal/server"
)

var noon = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

// the site and the browser, started once
var (
	site    *httptest.Server
	browser context.Context
)

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	chromium := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			chromium = p
			break
		}
	}
	if os.Getenv("ALTYN_BROWSER") == "off" {
		return m.Run()
	}
	if chromium == "" {
		if os.Getenv("ALTYN_BROWSER") == "required" {
			fmt.Println("there is no Chromium, and ALTYN_BROWSER=required")
			return 1
		}
		return m.Run() // each test says that it is left out
	}
	web, err := server.New(server.Options{Open: func() (*desk.Desk, error) { return desk.Open(desk.Options{Data: data.FS}) }, Now: func() time.Time { return noon }, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		fmt.Println(err)
		return 1
	}
	site = httptest.NewServer(web)
	defer site.Close()
	options := slices.Clone(chromedp.DefaultExecAllocatorOptions[:])
	options = append(options, chromedp.ExecPath(chromium), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.WindowSize(1280, 900),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("force-color-profile", "srgb"), chromedp.Flag("hide-scrollbars", true), chromedp.Flag("lang", "en"))
	alloc, stop := chromedp.NewExecAllocator(context.Background(), options...)
	defer stop()
	ctx, end := chromedp.NewContext(alloc)
	defer end()
	if err := chromedp.Do(ctx); err != nil {
		fmt.Println("start Chromium:", err)
		return 1
	}
	browser = ctx
	return m.Run()
}

// tab is a page of the browser with what went wrong in it.
type tab struct {
	t   *testing.T
	ctx context.Context

	lock    sync.Mutex
	faults  []string
	bytes   float64 // that came over the network since the tab was opened
	foreign []string
}

// open gives a new tab without cookies. At its end nothing must have been asked of another host, and no script have failed.
func open(t *testing.T, actions ...step) *tab {
	t.Helper()
	if browser == nil {
		t.Skip("there is no Chromium here")
	}
	ctx, end := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	t.Cleanup(end)
	ctx, cancel := context.WithTimeout(ctx, 90*time.Second)
	t.Cleanup(cancel)
	b := &tab{t: t, ctx: ctx}
	err := chromedp.Listen(ctx, func(e any) {
		b.lock.Lock()
		defer b.lock.Unlock()
		switch e := e.(type) {
		case *network.EventRequestWillBeSent:
			if u, err := url.Parse(e.Request.URL); err == nil && (u.Scheme == "http" || u.Scheme == "https") && !strings.HasPrefix(e.Request.URL, site.URL) {
				b.foreign = append(b.foreign, e.Request.URL)
			}
		case *network.EventLoadingFinished:
			b.bytes += e.EncodedDataLength
		case *runtime.EventExceptionThrown:
			b.faults = append(b.faults, e.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			if e.Entry.Level == log.EntryLevelError && !strings.Contains(e.Entry.Text, "status of 4") {
				b.faults = append(b.faults, e.Entry.Text)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		b.lock.Lock()
		defer b.lock.Unlock()
		if len(b.faults) > 0 {
			t.Errorf("the browser says: %s", strings.Join(b.faults, "; "))
		}
		if len(b.foreign) > 0 {
			t.Errorf("asked of other hosts: %s", strings.Join(b.foreign, ", "))
		}
	})
	b.run(append([]step{command(network.Enable, network.EnableParams{}), command(log.Enable, cdp.Empty{})}, actions...)...)
	return b
}

func (b *tab) run(actions ...step) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.shot("failed")
		b.t.Fatalf("%v", err)
	}
}

func (b *tab) visit(path string) {
	b.t.Helper()
	b.run(chromedp.Navigate(site.URL+path), chromedp.WaitReady(chromedp.CSS("footer")))
}

// text evaluates an expression of JavaScript and gives its value as text.
func (b *tab) text(js string) string {
	b.t.Helper()
	s, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](`String(`+js+`)`))
	if err != nil {
		b.t.Fatalf("%s: %v", js, err)
	}
	return s
}

func (b *tab) want(js, want string) {
	b.t.Helper()
	if got := b.text(js); got != want {
		b.t.Errorf("%s is %q, want %q", js, got, want)
	}
}

// until waits until an expression of JavaScript is true.
func (b *tab) until(js string) {
	b.t.Helper()
	deadline := time.Now().Add(10 * time.Second)
	for time.Now().Before(deadline) {
		if ok, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](`Boolean(`+js+`)`)); err == nil && ok {
			return
		}
		time.Sleep(30 * time.Millisecond)
	}
	b.shot("failed")
	b.t.Fatalf("it did not come true that %s", js)
}

func (b *tab) click(selector string) {
	b.t.Helper()
	b.run(chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
}

func (b *tab) press(keys ...string) {
	b.t.Helper()
	for _, k := range keys {
		b.run(chromedp.KeyEvent(k))
	}
}

// enter presses the key as a keyboard does: a page that handles it is not sent the character as well.
func (b *tab) enter() {
	b.t.Helper()
	key := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: "Enter", Code: "Enter", WindowsVirtualKeyCode: 13, Text: "\r"}
	up := key
	up.Type, up.Text = input.DispatchKeyEventTypeKeyUp, ""
	b.run(command(input.DispatchKeyEvent, key), command(input.DispatchKeyEvent, up))
}

// fill puts text into a field as one who pastes does.
func (b *tab) fill(selector, text string) {
	b.t.Helper()
	b.run(chromedp.SetValue(chromedp.CSS(selector), text))
}

// shot writes a screenshot of the page, of its beginning when it is long.
func (b *tab) shot(name string) {
	dir := os.Getenv("ALTYN_SHOTS")
	if dir == "" {
		dir = "../../screenshots"
	}
	png, err := chromedp.Run(b.ctx, func(ctx context.Context, t *chromedp.Target) ([]byte, error) {
		size, err := cdp.Call(ctx, t, page.GetLayoutMetrics, cdp.Empty{})
		if err != nil {
			return nil, err
		}
		beyond, fast := true, true
		got, err := cdp.Call(ctx, t, page.CaptureScreenshot, page.CaptureScreenshotParams{CaptureBeyondViewport: &beyond, OptimizeForSpeed: &fast,
			Clip: &page.Viewport{Width: size.CSSContentSize.Width, Height: min(size.CSSContentSize.Height, 2600), Scale: 1}})
		return got.Data, err
	})
	if err != nil {
		b.t.Logf("screenshot %s: %v", name, err)
		return
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		b.t.Error(err)
		return
	}
	name = strings.ReplaceAll(b.t.Name(), "/", "-") + "-" + name + ".png"
	if err := os.WriteFile(filepath.Join(dir, name), png, 0o644); err != nil {
		b.t.Error(err)
	}
}

// step is something that is done in a tab.
type step = chromedp.Action[chromedp.Void]

// command is a command of the protocol whose answer does not matter.
func command[P, R any](cmd cdp.Command[P, R], params P) step {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, cmd, params)
		return err
	})
}

// script runs JavaScript whose value does not matter.
func script(js string) step { return chromedp.Evaluate[chromedp.Void](js) }

func dark() step {
	return command(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}})
}

func phone() step {
	return chromedp.EmulateViewport(360, 740, chromedp.EmulateScale(2), chromedp.EmulateMobile, chromedp.EmulateTouch)
}

func noScript() step {
	return command(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
}

// paper shows pages as they are printed.
func paper() step {
	return command(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
}

// pdf prints the page, and gives the size of what comes.
func (b *tab) pdf() int {
	b.t.Helper()
	pdf, err := chromedp.Run(b.ctx, func(ctx context.Context, t *chromedp.Target) ([]byte, error) {
		got, err := cdp.Call(ctx, t, page.PrintToPDF, page.PrintToPDFParams{})
		return got.Data, err
	})
	if err != nil {
		b.t.Fatalf("print: %v", err)
	}
	return len(pdf)
}

// keys types a text, a key at a time.
func (b *tab) keys(text string) {
	b.t.Helper()
	b.run(chromedp.KeyEvent(text))
}

// visitFile opens a file that was saved.
func (b *tab) visitFile(file string) {
	b.t.Helper()
	b.run(chromedp.Navigate("file://"+file), chromedp.WaitReady(chromedp.CSS("main")))
}
