package kaggle120_test

import (
	"fmt"
	"strings"
	"testing"

	"altyn"
	"altyn/feed/kaggle120"
)

const head = `"ID","Name","Sex","Age","Height","Weight","Team","NOC","Games","Year","Season","City","Sport","Event","Medal"` + "\n"

func TestRead(t *testing.T) {
	row := `"1","Lars Holm","M",24,180,80,"Denmark-1","DEN","2008 Summer",2008,"Summer","Beijing","Judo","Judo Men's Lightweight","Gold"` + "\n"
	b, err := kaggle120.Read("f.csv", strings.NewReader(head+row+row+strings.Replace(row, `"Gold"`, "NA", 1)))
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Rows) != 2 || len(b.Problems) != 1 || b.Problems[0].Line != 3 {
		t.Fatalf("%+v", b)
	}
	r := b.Rows[0]
	if r.Games != "2008S" || r.Event != "Men's Lightweight" || r.Sex != altyn.Men || r.Medal != altyn.Gold || r.Team != "Denmark-1" || r.Born.String() != "1983/1985" || b.Rows[1].Medal != "" {
		t.Errorf("%+v", r)
	}
}

func TestFaults(t *testing.T) {
	row := func(year, season, sex, age, medal string) string {
		return fmt.Sprintf(`1,Lars Holm,%s,%s,NA,NA,Denmark,DEN,x,%s,%s,Oslo,Judo,Judo Men's Lightweight,%s`+"\n", sex, age, year, season, medal)
	}
	good := row("2008", "Summer", "M", "24", "NA")
	for _, c := range []struct{ text, want string }{
		{"ID,Name\n", "f.csv:1: the column \"Sex\" is missing; is this the right file?"},
		{head + row("12008", "Summer", "M", "24", "NA"), `f.csv:2:38: Year: want a year from 1896 to 2100, have "12008"`},
		{head + good + row("2008", "Autumn", "M", "24", "NA"), `f.csv:3:43: Season: want Summer or Winter, have "Autumn"`},
		{head + row("2008", "Summer", "X", "24", "NA"), `f.csv:2:13: Sex: want M or F, have "X"`},
		{head + row("2008", "Summer", "M", "999", "NA"), `f.csv:2:15: Age: want a number of years from 5 to 120 or NA, have "999"`},
		{head + row("2008", "Summer", "M", "24", "Tin"), `f.csv:2:83: Medal: want Gold, Silver, Bronze or NA, have "Tin"`},
	} {
		if _, err := kaggle120.Read("f.csv", strings.NewReader(c.text)); err == nil || err.Error() != c.want {
			t.Errorf("%v\nwant %s", err, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(head + `1,Lars Holm,M,24,NA,NA,Denmark,DEN,x,2008,Summer,Oslo,Judo,Judo Men's Lightweight,Gold` + "\n")
	f.Add(head + "\"")
	f.Add("\ufeff" + head)
	f.Fuzz(func(t *testing.T, text string) {
		b, err := kaggle120.Read("f.csv", strings.NewReader(text))
		if (b == nil) == (err == nil) {
			t.Fatal(b, err)
		}
	})
}

// generated gives a file of n rows.
func generated(n int) string {
	var b strings.Builder
	b.WriteString(head)
	for i := range n {
		fmt.Fprintf(&b, "\"%d\",\"Lars Holm-%d\",\"M\",24,180,80,\"Denmark\",\"DEN\",\"2008 Summer\",2008,\"Summer\",\"Beijing\",\"Judo\",\"Judo Men's Event %d\",NA\n", i/2, i/2, i%50)
	}
	return b.String()
}

func BenchmarkRead(b *testing.B) {
	text := generated(50_000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := kaggle120.Read("f.csv", strings.NewReader(text)); err != nil {
			b.Fatal(err)
		}
	}
}
