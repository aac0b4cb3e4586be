package desk

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"altyn"
	"altyn/record"
)

// crowd is a desk over a record of n invented people.
func crowd(n int) *Desk {
	t := record.Tables{
		Nations: []altyn.Nation{{ID: "AAA", ISO3: "-", ISO2: "-", Name: "Alfia", Kind: "noc", Ranked: "yes"}},
		Games:   []altyn.Games{{ID: "2012S", Movement: altyn.Olympic, Season: altyn.Summer, Status: altyn.GamesHeld, Name: "Ayton 2012"}},
		Hosts:   []altyn.Host{{Games: "2012S", City: "Ayton", Nation: "AAA", Part: "main"}},
		Sports:  []altyn.Sport{{ID: "judo", Name: "Judo", Movement: altyn.Olympic, Season: altyn.Summer, Team: "no"}},
		Events:  []altyn.Event{{ID: "judo/women-48kg", Sport: "judo", Name: "Women's 48 kg", Sex: altyn.Women, Kind: "individual"}},
	}
	for i := range n {
		t.People = append(t.People, altyn.Person{ID: altyn.PersonID(fmt.Sprint("person-", i)), Name: invented(i), Sex: altyn.Women, Nations: []altyn.NationID{"AAA"}, Sports: []altyn.SportID{"judo"}})
	}
	d := &Desk{rec: record.New(t)}
	d.reader.init(d)
	return d
}

// invented gives the name of person i; no two are alike.
func invented(i int) string {
	syllables := []string{"ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve", "zi", "ko", "ra", "li"}
	var b strings.Builder
	for k := range 6 {
		s := syllables[i>>(4*(5-k))&15]
		if k == 0 || k == 2 {
			s = strings.ToUpper(s[:1]) + s[1:]
		}
		if k == 2 {
			b.WriteByte(' ')
		}
		b.WriteString(s)
	}
	return b.String()
}

// The file of names is made when there are many, is used when it fits, and is made anew when it does not; whatever is in
// its place, the reading is the same.
func TestNamesCache(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, NamesCacheName)
	text := "Alfia at the 2012 Summer Olympics\n\nAlfia's " + invented(CacheFrom-7) + " won gold in the women's 48 kg judo.\n"
	read := func(dir string, people int) string {
		t.Helper()
		d := crowd(people)
		d.opt.Cache = filepath.Join(dir, CacheName)
		got, err := d.Read(Input{Name: "x", Text: []byte(text), Language: "en", Today: 16000})
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(got.Statements, func(s altyn.Statement) bool { return s.Kind == altyn.Placing })
		if i < 0 {
			return ""
		}
		return fmt.Sprint(got.Statements[i].People, got.Statements[i].Event)
	}
	want := read(filepath.Join(dir, "missing"), CacheFrom)
	if !strings.Contains(want, invented(CacheFrom-7)) {
		t.Fatalf("without a folder to keep names in: %q", want)
	}
	if got := read(dir, CacheFrom); got != want {
		t.Errorf("the first time: %q", got)
	}
	first, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("the names were not kept: %v", err)
	}
	was, _ := os.Stat(file)
	if got := read(dir, CacheFrom); got != want {
		t.Errorf("with the file: %q", got)
	}
	if is, err := os.Stat(file); err != nil || !is.ModTime().Equal(was.ModTime()) {
		t.Error("the file fitted and was made anew")
	}
	for name, bad := range map[string][]byte{
		"empty": nil, "cut": first[:len(first)/2], "another key": append([]byte("0"), first[1:]...), "no gazetteer": append(slices.Clone(first[:65]), "nothing"...),
		"a changed byte": append(append(slices.Clone(first[:len(first)-9]), first[len(first)-9]^1), first[len(first)-8:]...),
	} {
		if err := os.WriteFile(file, bad, 0o644); err != nil {
			t.Fatal(err)
		}
		if got := read(dir, CacheFrom); got != want {
			t.Errorf("%s: %q", name, got)
		}
		if now, err := os.ReadFile(file); err != nil || !bytes.Equal(now, first) {
			t.Errorf("%s: the file was not made anew: %v", name, err)
		}
	}
	// Another record: the file of the first is not taken for it.
	read(dir, CacheFrom+1)
	if now, err := os.ReadFile(file); err != nil || bytes.Equal(now, first) || len(now) <= len(first) {
		t.Errorf("of another record: the file was not made anew: %v", err)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 {
		t.Errorf("left in the folder: %v %v", left, err)
	}
}

// BenchmarkCheck reads and checks generated reports over a record of many people.
func BenchmarkCheck(b *testing.B) {
	d := crowd(20_000)
	var text strings.Builder
	text.WriteString("Alfia at the 2012 Summer Olympics\n\n")
	for i := 0; text.Len() < 100_000; i += 37 {
		p, q := invented(i%20_000), invented((i+11)%20_000)
		fmt.Fprintf(&text, "%s won gold in the women's 48 kg judo, and %s finished fifth. It was a long day for all who had come, and the hall was full until the evening. "+
			"Alfia sent %d athletes to the Games. %s lost to %s in the semifinal, after which she left without a word.\n\n", p, q, 20+i%300, q, p)
	}
	in := Input{Name: "x", Text: []byte(text.String()), Language: "en", Today: 16000}
	if _, err := d.Check(in); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(in.Text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := d.Check(in); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkNames compares what a command does at its start: to build the names of a large record, or to take them from
// the file.
func BenchmarkNames(b *testing.B) {
	d := crowd(60_000)
	for _, kept := range []bool{false, true} {
		b.Run(map[bool]string{false: "built", true: "kept"}[kept], func(b *testing.B) {
			if kept {
				d.opt.Cache = filepath.Join(b.TempDir(), CacheName)
				d.prepare()
			}
			b.ReportAllocs()
			for b.Loop() {
				if d.prepare().gazetteer == nil {
					b.Fatal("no names")
				}
			}
		})
	}
}
