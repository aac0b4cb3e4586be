package reconcile

import "testing"

func TestRelate(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"Anna Bo", "ANNA BO", "marks"},
		{"Kátia Bô", "Katia Bo", "marks"},
		{"Li Guo-Qiang", "Li Guoqiang", "marks"},
		{"Bo Anna", "Anna Bo", "order"},
		{"Ma Yanhong", "Yan-Hong Ma", "order"},
		{"Ilya Ilyin", "Ilia Ilin", "transcription"},
		{"Mller Hans", "Hans Müller", "letters"},
		{"Anna Maria Bo", "Anna Bo", "part"},
		{"Adriaan \"Aad\" Hoek", "Adriaan Hoek", "part"},
		{"A. Hoek", "Adriaan Hoek", "part"},
		{"Anna Bo", "Anna Cederberg", ""},
		{"Robin Reed", "Bob Rye", ""},
		{"", "Anna", ""},
		{"Bo", "Anna Bo Cederberg Dahl", "part"},
	} {
		if got := relate(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %q; want %q", c.a, c.b, got, c.want)
		}
		if got := relate(c.b, c.a); got != c.want {
			t.Errorf("%q and %q: %q; want %q", c.b, c.a, got, c.want)
		}
	}
}

func TestNear(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"shuklin", "uklinas", true}, {"krpalek", "krplek", true}, {"lapikov", "klokov", false}, {"kim", "kin", false}, {"petrov", "petrova", true},
	} {
		a, b := words(c.a)[0], words(c.b)[0]
		if a.near(b) != c.want || b.near(a) != c.want {
			t.Errorf("%s and %s: %t, %t; want %t", c.a, c.b, a.near(b), b.near(a), c.want)
		}
	}
}

func FuzzRelate(f *testing.F) {
	f.Add("Anna Bo", "Bo, Anna")
	f.Add("\xff\"", "Ǆ (")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a) > 200 || len(b) > 200 {
			return
		}
		relate(a, b)
		for _, v := range words(a) {
			for _, w := range words(b) {
				if v.near(w) != w.near(v) {
					t.Errorf("%q and %q are near one way only", v.fold, w.fold)
				}
			}
		}
	})
}
