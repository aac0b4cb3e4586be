package server_test

import (
	"bytes"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A static site has every page, each link in it leads to a file, and the same record gives the same files.
func TestWriteStatic(t *testing.T) {
	s := small(t)
	dirs := []string{t.TempDir(), t.TempDir()}
	done := 0
	for _, dir := range dirs {
		if err := s.WriteStatic(t.Context(), dir, "en", func(n, left int) { done = n }); err != nil {
			t.Fatal(err)
		}
	}
	files, linked := 0, 0
	href := regexp.MustCompile(`(?:href|src)="([^"]*)"`)
	err := filepath.WalkDir(dirs[0], func(p string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		files++
		rel, _ := filepath.Rel(dirs[0], p)
		text, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		if again, err := os.ReadFile(filepath.Join(dirs[1], rel)); err != nil || !bytes.Equal(text, again) {
			t.Errorf("%s is not the same the second time (%v)", rel, err)
		}
		if !strings.HasSuffix(p, ".html") {
			return nil
		}
		if bytes.Contains(text, []byte("<form")) || bytes.Contains(text, []byte("<script")) {
			t.Errorf("%s has a form or a script, which need a server", rel)
		}
		for _, m := range href.FindAllSubmatch(text, -1) {
			u, err := url.Parse(strings.ReplaceAll(string(m[1]), "&amp;", "&"))
			if err != nil {
				t.Errorf("%s: %v", rel, err)
				continue
			}
			if u.Host != "" || u.Path == "" {
				continue
			}
			linked++
			if fi, err := os.Stat(filepath.Join(filepath.Dir(p), filepath.FromSlash(u.Path))); err != nil || fi.IsDir() {
				t.Errorf("%s links to %s, which is not there", rel, m[1])
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 60 || linked < 500 || done < files {
		t.Errorf("%d files with %d links, %d by the progress", files, linked, done)
	}
	t.Logf("%d files, %d links", files, linked)
}
