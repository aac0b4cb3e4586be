package cli_test

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"altyn/internal/cli"
)

// size is the number of bytes of large inputs: enough that quadratic work shows.
const size = 1 << 18

// hostile are reports that are made to be slow or large.
func hostile() map[string]string {
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	return map[string]string{
		"oneline":    fill("Bravia won three medals at the 2001 Summer Olympics. "),
		"noblank":    fill("a"),
		"lines":      fill("gold\n"),
		"sentences":  fill("Bravia won three medals at the 2001 Summer Olympics.\n"),
		"counts":     strings.Join(numbered("Bravia won %d medals at the 2001 Summer Olympics.\n", 8000), ""),
		"sports":     strings.Join(numbered("Bravia won %d rowing medals at the 2001 Summer Olympics.\n", 8000), ""),
		"figures":    fill("1 2 3 4-5-6, "),
		"names":      fill("Anna Alfa, Carla Charlie and "),
		"quotes":     fill("\"“«"),
		"brackets":   fill("(["),
		"tabs":       fill("Bravia\t2\t0\t1\n"),
		"bidi":       fill("\u202eBravia\u202c \u05d0\u05d1 "),
		"emoji":      fill("🥇🏅 "),
		"marks":      "Bravia won e" + fill("\u0301"),
		"page.html":  fill("<p>Bravia won <b>three</b> medals at the 2001 Summer Olympics.</p>"),
		"draft.md":   fill("- Bravia won **three** [medals](x) at the 2001 Summer Olympics.\n"),
		"mixed":      fill("Bravia won three medals. Bravia a gagné trois médailles. Бравия выиграла три медали. "),
		"nofullstop": "At the 2001 Summer Olympics " + fill("Bravia won three medals and "),
	}
}

func numbered(format string, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf(format, i)
	}
	return out
}

// TestLarge checks a large report of each kind.
func TestLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("large")
	}
	dir := testRecord(t)
	for name, text := range hostile() {
		dir[name] = &fstest.MapFile{Data: []byte(text)}
		got := run(t.Context(), dir, "", "check", name, "--data", "rec", "--lang", "en", "--format", "json", "--fail-on", "never", "--quiet", "--today", "2010-06-01")
		if got.status != 0 || got.stderr != "" {
			t.Errorf("%s: exit %d: %s", name, got.status, got.stderr)
		}
		delete(dir, name)
	}
}

// BenchmarkCheckBySize checks reports of 1, 10 and 100 MB: MB/s stays the same when time is linear in the text.
func BenchmarkCheckBySize(b *testing.B) {
	for _, kind := range []struct{ name, text string }{
		{"dense", "Bravia won three medals at the 2001 Summer Olympics. Anna Alfa won gold in the women's single sculls.\n"},
		{"sparse", "The bakery on the corner opens at seven and sells out by nine, and people queue in the rain for it.\n"},
	} {
		for _, mb := range []int{1, 10, 100} {
			if kind.name == "dense" && mb == 100 {
				continue // a million statements: minutes, and gigabytes of answers
			}
			b.Run(fmt.Sprintf("%s/%dMB", kind.name, mb), func(b *testing.B) {
				dir := testRecord(b)
				dir["r.txt"] = &fstest.MapFile{Data: []byte(strings.Repeat(kind.text, mb<<20/len(kind.text)))}
				b.SetBytes(int64(len(dir["r.txt"].Data)))
				b.ReportAllocs()
				for b.Loop() {
					benchmark(b, dir, "r.txt")
				}
			})
		}
	}
}

// BenchmarkCheckMany checks many short reports with one worker and with all processors.
func BenchmarkCheckMany(b *testing.B) {
	dir := testRecord(b)
	text := strings.Repeat("Bravia won three medals at the 2001 Summer Olympics. The bakery on the corner opens at seven and sells out by nine.\n", 6)
	var names []string
	for i := range 2000 {
		name := fmt.Sprintf("r%04d.txt", i)
		dir[name] = &fstest.MapFile{Data: []byte(text)}
		names = append(names, name)
	}
	for _, workers := range []int{1, runtime.NumCPU()} {
		b.Run(fmt.Sprintf("%dworkers", workers), func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(workers))
			b.SetBytes(int64(len(text) * len(names)))
			b.ReportAllocs()
			for b.Loop() {
				benchmark(b, dir, names...)
			}
		})
	}
}

func benchmark(b *testing.B, dir fstest.MapFS, names ...string) {
	b.Helper()
	status := cli.Run(b.Context(), cli.Env{
		Args:   append([]string{"check", "--data", "rec", "--format", "json", "--fail-on", "never", "--quiet", "--today", "2010-06-01"}, names...),
		Stdout: io.Discard, Stderr: io.Discard, Stdin: strings.NewReader(""), FS: files{dir}, Now: clock, Getenv: func(string) string { return "" },
	})
	if status != 0 {
		b.Fatalf("exit %d", status)
	}
}
