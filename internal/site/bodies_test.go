package site

import (
	"io/fs"
	"strings"
	"testing"

	"altyn/data"
	"altyn/internal/desk"
)

func TestBodies(t *testing.T) {
	t.Parallel()
	d, err := desk.Open(desk.Options{Data: data.FS})
	if err != nil {
		t.Fatal(err)
	}
	b, err := Open(d)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ body, lang, want string }{
		{"IOC Disciplinary Commission", "fr", "Commission de discipline du CIO"},
		{"IOC Disciplinary Commission", "en", "IOC Disciplinary Commission"},
		{"IOC (CAS 2003-12-18)", "ru", "МОК (САС 2003-12-18)"},
		{"IOC, ceremony in Paris", "fr", "CIO, cérémonie : Paris"},
		{"IOC, ceremony in Paris", "ru", "МОК, церемония: Париж"},
		{"World Rowing", "fr", "World Rowing"},
		{"CASUAL IOCX", "ru", "CASUAL IOCX"},
		{"", "kk", ""},
		{"<b>IOC", "fr", "<b>CIO"},
	} {
		if got := b.face(c.lang).body(c.body); got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.body, c.lang, got, c.want)
		}
	}
	got, err := b.Check(Ask{Lang: "fr", Today: 20777}, desk.Input{Name: "r.txt", Text: []byte("Kazakhstan won seven gold medals at London 2012."), Today: 20777})
	if err != nil || len(got.Cards) != 1 || !strings.Contains(got.Cards[0].Because, "Commission de discipline du CIO") {
		t.Errorf("a reason in French: %v, %+v", err, got)
	}
	text, err := fs.ReadFile(files, "messages/bodies.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if !strings.HasPrefix(line, "#") && len(strings.Split(line, " | ")) != len(Languages()) {
			t.Errorf("%q has not the columns %v", line, Languages())
		}
	}
}
