package search_test

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"altyn"
	"altyn/search"
)

func some(yield func(search.Named) bool) {
	for _, n := range []search.Named{
		{"lars-holm", "Lars Holm", 1}, {"lars-holm", "Ларс Хольм", 1}, {"lars-holm-2", "Lars Holm", 3}, {"anna-berg", "Anna Berg", 1},
		{"anna-maria-berg", "Anna Maria Berg", 1}, {"ilya-sokolov", "Ilya Sokolov", 1}, {"ilya-sokolov", "Илья Соколов", 1}, {"kim-soo-nyung", "Kim Soo-nyung", 1},
	} {
		if !yield(n) {
			return
		}
	}
}

func TestFind(t *testing.T) {
	x := search.Build(some)
	for _, c := range []struct{ query, want string }{
		{"lars holm", "lars-holm-2 lars-holm"},
		{"HOLM Lars", "lars-holm-2 lars-holm"},
		{"hol", "lars-holm-2 lars-holm"},
		{"ларс", "lars-holm"},
		{"an berg", "anna-berg anna-maria-berg"},
		{"an anna", ""},
		{"Iliya Sokolow", "ilya-sokolov"},
		{"сокол", "ilya-sokolov"},
		{"Kim Soonyung", ""},
		{"soo", "kim-soo-nyung"},
		{"", ""},
		{" - ", ""},
		{"zzz", ""},
		{strings.Repeat("lars ", 100), ""},
	} {
		var got []string
		for _, h := range x.Find(c.query, 0) {
			got = append(got, string(h.ID))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("Find(%q) = %v, want %v", c.query, got, c.want)
		}
	}
	if n := len(x.Find("a", 1)); n != 1 {
		t.Errorf("limit 1 gives %d", n)
	}
	if (&search.Index{}).Find("a", 0) != nil {
		t.Error("an index of nobody finds somebody")
	}
}

func FuzzFind(f *testing.F) {
	x := search.Build(some)
	f.Add("lars holm", 3)
	f.Add("\xff\x00", -1)
	f.Fuzz(func(t *testing.T, query string, limit int) {
		for _, h := range x.Find(query, limit) {
			if h.ID == "" || h.Name == "" {
				t.Fatal(h)
			}
		}
	})
}

func ExampleIndex_Find() {
	x := search.Build(slices.Values([]search.Named{{ID: "ilya-sokolov", Name: "Ilya Sokolov"}, {ID: "ilya-sokolov", Name: "Илья Соколов"}}))
	for _, h := range x.Find("Sokolow Ilja", 5) {
		fmt.Println(h.ID, h.Sound)
	}
	// Output: ilya-sokolov true
}

// generated yields names of n people made of syllables, a third of them with a second name.
func generated(n int) iter.Seq[search.Named] {
	return func(yield func(search.Named) bool) {
		r := rand.New(rand.NewPCG(1, 2))
		syllables := strings.Fields("ba be bi bo da de di do ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so ta te ti to va ve vi vo")
		word := func() string {
			var b strings.Builder
			for range 2 + r.IntN(3) {
				b.WriteString(syllables[r.IntN(len(syllables))])
			}
			s := b.String()
			return strings.ToUpper(s[:1]) + s[1:]
		}
		given := make([]string, 2000)
		for i := range given {
			given[i] = word()
		}
		for i := range n {
			id := altyn.PersonID(fmt.Sprintf("p-%d", i))
			name := given[r.IntN(len(given))] + " " + word()
			if !yield(search.Named{ID: id, Name: name, Weight: r.IntN(5)}) {
				return
			}
			if i%3 == 0 && !yield(search.Named{ID: id, Name: given[r.IntN(len(given))] + " " + name}) {
				return
			}
		}
	}
}

// BenchmarkFind asks 200,000 people for prefixes of one letter and more, full names, and other spellings; it reports the
// 99th percentile.
func BenchmarkFind(b *testing.B) {
	x := search.Build(generated(200_000))
	var queries []string
	for n := range generated(500) {
		w := strings.Fields(n.Name)
		l := w[len(w)-1]
		queries = append(queries, n.Name, l, l[:1], l[:2], w[0][:2]+" "+l[:2], strings.ReplaceAll(n.Name, "k", "kk"), strings.ReplaceAll(n.Name, "v", "w")+" ")
	}
	var took []time.Duration
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		t := time.Now()
		x.Find(queries[i%len(queries)], 20)
		took = append(took, time.Since(t))
		i++
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
}

func BenchmarkBuild(b *testing.B) {
	for b.Loop() {
		search.Build(generated(200_000))
	}
}
