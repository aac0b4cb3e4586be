package table_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"altyn"
	"altyn/internal/table"
)

// row has a column of every kind.
type row struct {
	ID    altyn.NationID  `col:"id"`
	Name  string          `col:"name"`
	On    altyn.Date      `col:"on"`
	Count altyn.Num       `col:"count"`
	Refs  []altyn.SportID `col:"refs"`
	Sex   altyn.Sex       `col:"sex"`
	Day   altyn.Day       `col:"day"`
	altyn.Provenance
}

func (r row) Key() string { return string(r.ID) + "|" + r.Count.String() }

const head = "id,name,on,count,refs,sex,day,source,confidence,note,recorded,withdrawn,reason\n"

var checks = []table.Column{{Name: "id", Required: true}, {Name: "sex", Enum: []string{"men", "women"}}, {Name: "count", Min: altyn.N(0)}}

func TestRead(t *testing.T) {
	rows, found := table.Read[row]("x.csv", strings.NewReader(head+
		"KAZ,\"Qazaqstan, \"\"the\"\" name\",2012-07,3,judo boxing,men,2012-07-28,a b,verified,,2026-01-02T03:04:05Z,,\n"+
		"KGZ,,,-,,,,,,\"two\nlines\",,,\n"+
		"DEN,Denmark,-,0,judo,women,,a b,verified,,,,\n"), checks...)
	if len(found) > 0 {
		t.Fatal(found)
	}
	if len(rows) != 3 {
		t.Fatalf("%d rows; want 3", len(rows))
	}
	kaz, kgz, den := rows[0], rows[1], rows[2]
	july := altyn.Between(must(altyn.ParseDay("2012-07-01")), must(altyn.ParseDay("2012-07-31")))
	if kaz.Line != 2 || kaz.Value.Name != `Qazaqstan, "the" name` || kaz.Value.On != july || kaz.Value.Count != altyn.N(3) ||
		!slices.Equal(kaz.Value.Refs, []altyn.SportID{"judo", "boxing"}) || kaz.Value.Sex != altyn.Men ||
		!slices.Equal(kaz.Value.Sources, []altyn.SourceID{"a", "b"}) || kaz.Value.Recorded.String() != "2026-01-02T03:04:05Z" {
		t.Errorf("first row: %+v", kaz)
	}
	if kgz.Line != 3 || kgz.Value.Note != "two\nlines" || kgz.Value.Count != altyn.NoNum || kgz.Value.Refs != nil {
		t.Errorf("second row: %+v", kgz)
	}
	if den.Line != 5 || den.Value.On != altyn.NoDate || den.Value.Count != altyn.N(0) {
		t.Errorf("third row: %+v", den)
	}
	if got := append(kaz.Value.Sources, "c"); len(got) != 3 || !slices.Equal(den.Value.Sources, []altyn.SourceID{"a", "b"}) {
		t.Errorf("rows share room to append: %v, %v", got, den.Value.Sources)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// TestFaults has each fault of the dialect: the findings, and how many rows are left.
func TestFaults(t *testing.T) {
	full := func(first string) string { return first + strings.Repeat(",", 12-strings.Count(first, ",")) + "\n" }
	for _, c := range []struct {
		name, text string
		rows       int
		want       []string // path:line:column rule
	}{
		{"empty file", "", 0, []string{"x.csv:1 missing-column"}},
		{"header only", head, 0, nil},
		{"no final newline", head + strings.TrimSuffix(full("KAZ"), "\n"), 1, nil},
		{"byte order mark", "\ufeff" + head + full("KAZ"), 1, []string{"x.csv:1:1 byte-order-mark"}},
		{"CR LF", strings.ReplaceAll(head+full("KAZ")+full("DEN"), "\n", "\r\n"), 2, []string{"x.csv:1:79 line-ending"}},
		{"NUL", head + full("K\x00Z") + full("DEN"), 1, []string{"x.csv:2:2 invalid-text"}},
		{"not UTF-8", head + full("KAZ,Қ\xff") + full("DEN"), 1, []string{"x.csv:2:6 invalid-text"}},
		{"too few cells", head + "KAZ,x\n" + full("DEN"), 1, []string{"x.csv:2:5 ragged-row"}},
		{"too many cells", head + strings.TrimSuffix(full("KAZ"), "\n") + ",,\n" + full("DEN"), 1, []string{"x.csv:2:17 ragged-row"}},
		{"empty line", head + "\n" + full("DEN"), 1, []string{"x.csv:2:1 ragged-row"}},
		{"unknown column", "nmae," + head + "," + full("KAZ"), 1, []string{"x.csv:1:1 unknown-column"}},
		{"missing column", strings.Replace(head, "name,", "", 1) + "KAZ,,,,,,,,,,,\n", 1, []string{"x.csv:1 missing-column"}},
		{"duplicated column", strings.Replace(head, "name,", "name,name,", 1) + full("KAZ,") + "", 0,
			[]string{"x.csv:1:9 duplicate-column", "x.csv:2:16 ragged-row"}},
		{"quote inside", head + full("KAZ,a\"b") + full("DEN"), 1, []string{"x.csv:2:6 bad-quote"}},
		{"text after a quote", head + full("KAZ,\"a\"b") + full("DEN"), 1, []string{"x.csv:2:8 bad-quote"}},
		{"open quote", head + full("KAZ,\"a") + full("DEN"), 1, []string{"x.csv:2:5 bad-quote"}},
		{"after a cell of two lines", head + full("KAZ,\"Қ\nҚҚ\",1") + full("DEN"), 2, []string{"x.csv:3:5 bad-value"}},
		{"no such day", head + full("KAZ,,2011-02-29"), 1, []string{"x.csv:2:6 bad-value"}},
		{"no number", head + full("KAZ,,,03"), 1, []string{"x.csv:2:7 bad-value"}},
		{"below the smallest number", head + full("KAZ,,,-1"), 1, []string{"x.csv:2:7 bad-value"}},
		{"two spaces in a list", head + full("KAZ,,,,judo  boxing"), 1, []string{"x.csv:2:8 bad-value"}},
		{"not one of the words", head + full("KAZ,,,,,man"), 1, []string{"x.csv:2:9 bad-value"}},
		{"required", head + full(""), 1, []string{"x.csv:2:1 bad-value"}},
		{"long field", head + full("KAZ,"+strings.Repeat("x", table.MaxField+1)) + full("DEN"), 1, []string{"x.csv:2:5 limit"}},
		{"long quoted field", head + full(`KAZ,"`+strings.Repeat("x", table.MaxField+1)+`"`) + full("DEN"), 1, []string{"x.csv:2:5 limit"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, found := table.Read[row]("x.csv", strings.NewReader(c.text), checks...)
			var got []string
			for _, f := range found {
				at, _, _ := strings.Cut(f.String(), ": error: ")
				got = append(got, at+" "+f.Rule)
			}
			if !slices.Equal(got, c.want) || len(rows) != c.rows {
				t.Errorf("%d rows, findings %q; want %d, %q", len(rows), found, c.rows, c.want)
			}
		})
	}
}

func TestFindingsAreLimited(t *testing.T) {
	_, found := table.Read[row]("x.csv", strings.NewReader(head+strings.Repeat("KAZ\n", 5000)))
	if len(found) != table.MaxFindings+1 || found[table.MaxFindings].Rule != "limit" {
		t.Errorf("%d findings, the last %v", len(found), found[len(found)-1])
	}
}

func TestNotARow(t *testing.T) {
	if _, found := table.Read[int]("x.csv", strings.NewReader("a\n1\n")); len(found) != 1 || found[0].Rule != "unreadable" {
		t.Error(found)
	}
	type bad struct {
		F float64 `col:"f"`
	}
	if err := table.Write(&bytes.Buffer{}, []bad{{1}}); err == nil {
		t.Error("a column of a type that no cell can hold was written")
	}
}

func TestFormat(t *testing.T) {
	got, found := table.Format[row]("x.csv", "\ufeff"+strings.ReplaceAll("name,id,"+strings.TrimPrefix(head, "id,name,"), "\n", "\r\n")+
		"\"x\",KGZ,2012-01/2012-12,10,,,2012-07-28,,,,,,\r\nб,KGZ,,9,,,2012-07-28,,,,,,\r\nx,KAZ,,-,,,2012-07-28,,,,,,")
	want := head + "KAZ,x,,-,,,2012-07-28,,,,,,\nKGZ,б,,9,,,2012-07-28,,,,,,\nKGZ,x,2012,10,,,2012-07-28,,,,,,\n"
	if string(got) != want {
		t.Errorf("got\n%swant\n%s%v", got, want, found)
	}
	if got, found := table.Format[row]("x.csv", head+"KAZ,a\"b\n"); got != nil || len(found) != 1 {
		t.Errorf("a file with a row that cannot be read was rewritten: %q, %v", got, found)
	}
}

// TestRoundTrip holds that what is written reads back the same, and that writing that again changes nothing.
func TestRoundTrip(t *testing.T) {
	text := rapid.StringMatching(`[ a-zА-я0-9",|\n\\.-]{0,12}`)
	id := rapid.StringMatching(`[a-z0-9/-]{1,8}`)
	rapid.Check(t, func(t *rapid.T) {
		var rows []row
		for range rapid.IntRange(0, 6).Draw(t, "rows") {
			r := row{ID: altyn.NationID(id.Draw(t, "id")), Name: text.Draw(t, "name"), Count: altyn.N(rapid.IntRange(-5, 120).Draw(t, "count")), Day: altyn.Day(rapid.IntRange(0, 20000).Draw(t, "day"))}
			r.Note = text.Draw(t, "note")
			for range rapid.IntRange(0, 3).Draw(t, "refs") {
				r.Refs = append(r.Refs, altyn.SportID(id.Draw(t, "ref")))
			}
			first := altyn.Day(rapid.IntRange(-60000, 80000).Draw(t, "first"))
			r.On = altyn.Between(first, first+altyn.Day(rapid.IntRange(0, 800).Draw(t, "days")))
			rows = append(rows, r)
		}
		var once, twice bytes.Buffer
		if err := table.Write(&once, rows); err != nil {
			t.Fatal(err)
		}
		back, found := table.Read[row]("x.csv", bytes.NewReader(once.Bytes()))
		if len(found) > 0 || len(back) != len(rows) {
			t.Fatalf("%d of %d rows back: %v\n%s", len(back), len(rows), found, once.String())
		}
		values := make([]row, len(back))
		for i := range back {
			values[i] = back[i].Value
		}
		if err := table.Write(&twice, values); err != nil {
			t.Fatal(err)
		}
		if once.String() != twice.String() {
			t.Fatalf("write(read(f)) differs:\n%s\n%s", once.String(), twice.String())
		}
	})
}

// FuzzRead compares the reader with encoding/csv on texts that both take, and holds that nothing makes it panic.
func FuzzRead(f *testing.F) {
	f.Add(head + "KAZ,\"a\nb\",2012,3,x y,men,,,,,,,\n")
	f.Add("\ufeffid,id\r\n\"\"\"")
	f.Add(head + "\x00\n\"")
	f.Fuzz(func(t *testing.T, text string) {
		rows, _, found := table.Parse[row]("x.csv", text, checks...)
		if len(found) > 0 || strings.Contains(text, "\r") {
			return
		}
		r := csv.NewReader(strings.NewReader(text))
		all, err := r.ReadAll()
		if err != nil {
			t.Fatalf("no finding where encoding/csv says %v\n%q", err, text)
		}
		if len(all)-1 != len(rows) {
			t.Fatalf("%d rows, encoding/csv %d\n%q", len(rows), len(all)-1, text)
		}
		for i, r := range rows {
			if name := slices.Index(all[0], "name"); all[i+1][name] != r.Name {
				t.Fatalf("row %d: name %q, encoding/csv %q", i, r.Name, all[i+1][name])
			}
		}
	})
}

func ExampleRead() {
	type medal struct {
		Nation altyn.NationID `col:"nation"`
		Gold   altyn.Num      `col:"gold"`
	}
	rows, findings := table.Read[medal]("medals.csv", strings.NewReader("nation,gold\nDEN,2\nNOR,two\n"))
	fmt.Println(len(rows), rows[0].Value.Nation, rows[0].Value.Gold)
	for _, f := range findings {
		fmt.Println(f)
	}
	// Output:
	// 2 DEN 2
	// medals.csv:3:5: error: gold: number "two": want plain decimal digits [bad-value]
}

// BenchmarkParse reads rows like those of the record; the rate is in bytes of CSV.
func BenchmarkParse(b *testing.B) {
	results := make([]altyn.Result, 0, 15000)
	for i := range cap(results) {
		results = append(results, altyn.Result{
			Entry: altyn.EntryID(fmt.Sprintf("2012S/judo/women-48kg/KAZ/person-%d", i)), Rank: altyn.N(i%30 + 1), Phase: altyn.Final,
			Mark: "1:04.83", Unit: altyn.Seconds, On: altyn.Day(15000 + i%16).Date(),
			Provenance: altyn.Provenance{Sources: []altyn.SourceID{"olympedia-1"}, Confidence: altyn.Verified, Note: "a note"},
		})
	}
	var f bytes.Buffer
	if err := table.Write(&f, results); err != nil {
		b.Fatal(err)
	}
	text := f.String()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if rows, _, found := table.Parse[altyn.Result]("x.csv", text); len(rows) != len(results) || len(found) > 0 {
			b.Fatal(len(rows), found)
		}
	}
}
