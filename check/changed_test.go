package check_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"altyn"
	"altyn/check"
)

// changes gives copies of a statement with one value altered so that it cannot stay true.
func changes(st altyn.Statement) map[string]altyn.Statement {
	out := map[string]altyn.Statement{}
	add := func(what string, f func(s *altyn.Statement)) {
		c := st
		c.People = slices.Clone(st.People)
		f(&c)
		out[what] = c
	}
	bump := func(n altyn.Num) altyn.Num { return altyn.N(n.Or(0) + 1) }
	if st.Rank > 0 {
		add("rank", func(s *altyn.Statement) { s.Rank += 2 })
	}
	switch st.Medal {
	case altyn.Gold:
		if st.Kind == altyn.Placing {
			add("medal", func(s *altyn.Statement) { s.Medal = altyn.Bronze })
		}
	case altyn.Silver, altyn.Bronze:
		if st.Kind == altyn.Placing {
			add("medal", func(s *altyn.Statement) { s.Medal = altyn.Gold })
		}
	}
	if st.Gold.Known() {
		add("gold", func(s *altyn.Statement) {
			s.Gold = bump(s.Gold)
			if s.Total.Known() {
				s.Total = bump(s.Total)
			}
		})
	} else if st.Total.Known() {
		add("total", func(s *altyn.Statement) { s.Total = bump(s.Total) })
	} else if st.Bronze.Known() {
		add("bronze", func(s *altyn.Statement) { s.Bronze = bump(s.Bronze) })
	}
	if v, ok := st.Value.Int(); ok && st.Kind != altyn.Superlative {
		add("value", func(s *altyn.Statement) { s.Value = altyn.IntValue(v + 3) })
	}
	if v, ok := st.Value.Int(); ok && st.Kind == altyn.Superlative {
		add("value", func(s *altyn.Statement) { s.Value = altyn.IntValue(v + 1) })
	}
	if st.Mark != "" {
		add("mark", func(s *altyn.Statement) {
			b := []byte(s.Mark)
			b[len(b)-1] = '0' + (b[len(b)-1]-'0'+3)%10
			s.Mark = string(b)
		})
	}
	if st.On.Exact() && st.Kind == altyn.GamesFact {
		add("on", func(s *altyn.Statement) { s.On = (s.On.First() + 3).Date() })
	}
	return out
}

// TestChanged alters one value of statements that come out confirmed, and counts how many of the altered ones raise an
// alarm: what the record confirms it should also be able to contradict.
func TestChanged(t *testing.T) {
	root := filepath.Join("..", "..", "shared", "gold")
	if _, err := os.Stat(root); err != nil {
		t.Skip("no gold statements here")
	}
	r, err := shipped()
	if err != nil {
		t.Skip("no record here: ", err)
	}
	c := check.New(r)
	today, _ := altyn.ParseDay("2026-11-20")
	var files []string
	for _, dir := range []string{root, filepath.Join(root, "dev")} {
		found, _ := filepath.Glob(filepath.Join(dir, "*.jsonl"))
		files = append(files, found...)
	}
	done, hit := map[string]int{}, map[string]int{}
	all, caught := 0, 0
	for _, path := range files {
		family, _, _ := strings.Cut(filepath.Base(path), ".")
		if slices.Contains(aside, family) {
			continue
		}
		doc, text, lines := readGold(t, path)
		var st []altyn.Statement
		for _, l := range lines {
			st = append(st, l.Statement)
		}
		for i, got := range c.Check(doc, text, st, today) {
			if got.Verdict != altyn.Confirmed || st[i].Approx != "" {
				continue
			}
			for what, changed := range changes(st[i]) {
				list := slices.Clone(st)
				list[i] = changed
				key := string(st[i].Kind) + "/" + what
				done[key]++
				all++
				v := c.Check(doc, text, list, today)[i]
				if alarm(v.Verdict) {
					hit[key]++
					caught++
					continue
				}
				slots, _ := json.Marshal(changed.Slots)
				t.Logf("MISS %s %s: %s assumed %v: %s, lacks %v", filepath.Base(path), key, slots, changed.Assumed, v.Verdict, v.Lacking)
			}
		}
	}
	for _, k := range slices.Sorted(func(yield func(string) bool) {
		for k := range done {
			if !yield(k) {
				return
			}
		}
	}) {
		t.Logf("%-24s %3d of %3d", k, hit[k], done[k])
	}
	t.Logf("%d of %d alarms", caught, all)
	if 10*caught < 7*all {
		t.Errorf("%d of %d changes raise an alarm, want 7 in 10", caught, all)
	}
}
