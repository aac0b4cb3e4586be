package gazetteer

import (
	"slices"
	"testing"

	"altyn"
)

func TestShortened(t *testing.T) {
	t.Parallel()
	var names []Name
	for _, n := range [][2]string{
		{"ana", "Ana Maria Silva Costa"}, {"ana-2", "Ana Beatriz Silva Rocha"}, {"kate", `Katherine Anne "Kate" Holm`}, {"yelena", "Yelena Igorevna Petrova"},
		{"cesar", "Csar Augusto Prez Filho"}, {"two", "Ana Silva"}, {"hyphen", "Marie-Claire Dubois Lenoir"},
	} {
		names = append(names, Name{Kind: altyn.PersonName, ID: n[0], Text: n[1], Form: altyn.Preferred})
	}
	g := Build(slices.Values(names))
	data, err := g.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	g, err = Open(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		printed string
		want    []string
	}{
		{"Ana Silva", []string{"ana", "ana-2"}},
		{"Ana Costa", []string{"ana"}},
		{"Ana Maria Silva", []string{"ana"}},
		{"Kate Holm", []string{"kate"}},
		{"Katherine Holm", []string{"kate"}},
		{"Elena Petrova", []string{"yelena"}},
		{"César Pérez", []string{"cesar"}},
		{"Maria Silva", nil}, // two middle names
		{"Ana Holm", nil},
		{"Ana", nil},
		{"Ana Maria Silva Costa", nil}, // the whole name
		{"", nil},
		{"\xff \xfe", nil},
	} {
		if got := g.Shortened(c.printed); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.printed, got, c.want)
		}
	}
}
