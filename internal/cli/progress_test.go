package cli

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"
)

// TestImportProgress holds that lines are counted while a file is read, and not file by file.
func TestImportProgress(t *testing.T) {
	var out strings.Builder
	now := time.Unix(0, 0)
	bar := &importProgress{p: &progress{w: &out, now: func() time.Time { return now }}, began: now, total: 4}
	f := importFile{name: "a.csv", text: []byte("1\n2\n3\n4\n"), bar: bar}
	r := f.open()
	now = now.Add(2 * time.Second)
	if _, err := io.ReadFull(r, make([]byte, 4)); err != nil {
		t.Fatal(err)
	}
	if want := "a.csv: 2 of 4 lines, 1 a second, 2s left"; !strings.HasSuffix(out.String(), want) {
		t.Errorf("the progress says %q, want %q at its end", out.String(), want)
	}
	now = now.Add(time.Second)
	rest, err := io.ReadAll(r)
	if err != nil || !bytes.Equal(rest, []byte("3\n4\n")) {
		t.Errorf("the rest is %q, %v", rest, err)
	}
	if want := "a.csv: 4 lines"; !strings.HasSuffix(out.String(), want) {
		t.Errorf("at the end the progress says %q, want %q", out.String(), want)
	}
	bar.clear()
	if !strings.HasSuffix(out.String(), "\r\x1b[K") {
		t.Errorf("the line is still there: %q", out.String())
	}
}
