package check_test

import (
	"encoding/json"
	"testing"

	"altyn"
	"altyn/check"
)

// FuzzCheck hands over two statements with arbitrary slots: whatever they say, each gets a verdict of the list with the
// severity that goes with it, the same one each time.
func FuzzCheck(f *testing.F) {
	for _, s := range []string{
		`{"kind":"placing","people":["Ivo Ivy"],"nation":"ARC","games":"2016S","event":"judo/men-60kg","medal":"silver","rank":2,"mark":"1:2","on":"2016-08","assumed":["games","people","event","on","phase"]}`,
		`{"kind":"medal-count","nation":"ARC","all":true,"gold":1,"silver":-4,"total":3,"at":"close"}`,
		`{"kind":"medal-count","nation":"ARC","from":"2016S","to":"2004S","gold":2147483647}`,
		`{"kind":"standing","nation":"ARC","rank":"last","games":"2012S"}`,
		`{"kind":"superlative","nation":"ARC","people":["Gus Gum"],"games":"2012S","claim":"nth","value":-7,"assumed":["value","season","sport","nation"]}`,
		`{"kind":"superlative","nation":"ARC","games":"2012S","claim":"first-since","value":"2004S"}`,
		`{"kind":"participation","nation":"ARC","from":"x","to":"2012S","value":"every"}`,
		`{"kind":"team-size","nation":"ARC","games":"2012S","of":"athletes","value":115,"than":"2008S","approx":"about"}`,
		`{"kind":"games","games":"2016S","of":"tennis/men-singles","on":"2016-08-01/..","value":"x","place":"Ω"}`,
		`{"kind":"decision","nation":"ARC","games":"2012S","outcome":"vacant","value":0}`,
		`{"kind":"person","people":["ivo"],"of":"age","value":1000000}`,
		`{"kind":"role","nation":"ARC","games":"2016S","role":"flag-bearer","people":["","Ivo"],"ceremony":"x"}`,
		`{"kind":"quota","nation":"ARC","games":"2020S","people":["Elna Elm"],"value":3,"event":"boxing/women"}`,
		`{"kind":"record","record":"national","people":["Mara Maple"],"event":"rowing/women-single-sculls","mark":"..."}`,
		`{"kind":"progress","nation":"ARC","games":"2016S","outcome":"eliminated","phase":"final"}`,
		`{"kind":"","start":9,"end":2}`,
	} {
		f.Add(s, s, "2016-10")
	}
	c := check.New(invented(f))
	today, _ := altyn.ParseDay("2026-11-20")
	f.Fuzz(func(t *testing.T, a, b, date string) {
		var st []altyn.Statement
		for i, raw := range []string{a, b} {
			var s altyn.Statement
			if json.Unmarshal([]byte(raw), &s) != nil {
				continue
			}
			s.ID = string(rune('a' + i))
			st = append(st, s)
		}
		var doc altyn.Document
		if d, err := altyn.ParseDate(date); err == nil {
			doc.Date = d
		}
		got := c.Check(doc, []byte("some text"), st, today)
		again := c.Check(doc, []byte("some text"), st, today)
		if len(got) != len(st) {
			t.Fatalf("%d judgements of %d statements", len(got), len(st))
		}
		for i, j := range got {
			switch j.Verdict {
			case altyn.Inconsistent, altyn.Contradicted, altyn.Outdated, altyn.Unknown, altyn.Confirmed:
			default:
				t.Fatalf("verdict %q", j.Verdict)
			}
			if j.Severity != j.Verdict.Severity() || j.Reason.Key == "" || j.Fingerprint == "" || j.Rows == nil || j.Sources == nil {
				t.Fatalf("judgement not whole: %+v", j)
			}
			if (j.Verdict == altyn.Unknown) != (j.Lacking.Key != "") {
				t.Fatalf("%s lacks %q", j.Verdict, j.Lacking.Key)
			}
			x, err := json.Marshal(j)
			y, _ := json.Marshal(again[i])
			if err != nil || string(x) != string(y) {
				t.Fatalf("not the same twice: %s %s %v", x, y, err)
			}
		}
	})
}
