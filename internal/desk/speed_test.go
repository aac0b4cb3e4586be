package desk

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync/atomic"
	"testing"

	"altyn"
)

// dense gives a report nearly every sentence of which states something about people of the crowd.
func dense(rng *rand.Rand, people int) string {
	var b strings.Builder
	b.WriteString("Alfia at the 2012 Summer Olympics\n\n")
	who := func() string { return invented(rng.IntN(people)) }
	for b.Len() < 4000 {
		switch rng.IntN(5) {
		case 0:
			fmt.Fprintf(&b, "%s won gold in the women's 48 kg judo, and %s finished fifth. ", who(), who())
		case 1:
			fmt.Fprintf(&b, "Alfia sent %d athletes to the Games, %d of them women. ", 20+rng.IntN(300), rng.IntN(20))
		case 2:
			fmt.Fprintf(&b, "%s lost to %s in the semifinal and left without a word.\n\n", who(), who())
		case 3:
			fmt.Fprintf(&b, "It was the first medal of Alfia since %d, and the %dth in all. ", 1980+4*rng.IntN(8), 4+rng.IntN(90))
		default:
			b.WriteString("It was a long day for all who had come, and the hall was full until the evening.\n\n")
		}
	}
	return b.String()
}

// plain gives prose that states nothing about the Games.
func plain(rng *rand.Rand, _ int) string {
	pick := func(words string) string { f := strings.Split(words, "|"); return f[rng.IntN(len(f))] }
	var b strings.Builder
	for b.Len() < 4000 {
		fmt.Fprintf(&b, "%s %s %s %s%d, %s. ", pick("The council|A farmer|The old bridge|Our library|Nobody|The mayor of Bergdorf"), pick("opened|repaired|described|welcomed|sold|restored"),
			pick("the garden|a plan for the harbour|several letters|the market square|its long history"), pick("in the spring of |after a vote of |for house no. "), rng.IntN(2000),
			pick("although it rained|because of the cost|and everyone agreed|without much hope"))
		if rng.IntN(5) == 0 {
			b.WriteString("\n\n")
		}
	}
	return b.String()
}

// BenchmarkReports reads and checks many different reports, which state much or nothing, over a record of many people: run
// it with -cpu 1,2 to see what a second processor is worth.
func BenchmarkReports(b *testing.B) {
	const people = 20_000
	d := crowd(people)
	for _, kind := range []struct {
		name string
		text func(*rand.Rand, int) string
	}{{"dense", dense}, {"plain", plain}} {
		rng := rand.New(rand.NewPCG(7, 7))
		var reports []Input
		bytes := 0
		for i := range 250 {
			in := Input{Name: fmt.Sprint(i), Text: []byte(kind.text(rng, people)), Today: 16000}
			reports, bytes = append(reports, in), bytes+len(in.Text)
		}
		for _, work := range []struct {
			name string
			do   func(Input) error
		}{
			{"read", func(in Input) error { _, err := d.Read(in); return err }},
			{"check", func(in Input) error { _, err := d.Check(in); return err }},
		} {
			b.Run(kind.name+"/"+work.name, func(b *testing.B) {
				b.SetBytes(int64(bytes / len(reports)))
				b.ReportAllocs()
				var next atomic.Int64
				b.RunParallel(func(pb *testing.PB) {
					for pb.Next() {
						if err := work.do(reports[int(next.Add(1))%len(reports)]); err != nil {
							b.Error(err)
							return
						}
					}
				})
			})
		}
	}
}

func encoded(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Error(err)
	}
	return string(b)
}

// TestReportsInParallel checks reports side by side: what is remembered from one to the next must not change the answers.
func TestReportsInParallel(t *testing.T) {
	const people = 500
	d := crowd(people)
	rng := rand.New(rand.NewPCG(1, 2))
	var reports []Input
	var want []altyn.CheckedReading
	for i := range 6 {
		in := Input{Name: fmt.Sprint(i), Text: []byte(dense(rng, people)), Today: 16000}
		got, err := crowd(people).Check(in) // by a desk that has read nothing before
		if err != nil {
			t.Fatal(err)
		}
		reports, want = append(reports, in), append(want, got)
	}
	for i := range reports {
		t.Run(reports[i].Name, func(t *testing.T) {
			t.Parallel()
			for range 3 {
				got, err := d.Check(reports[i])
				if err != nil {
					t.Fatal(err)
				}
				if a, b := encoded(t, got), encoded(t, want[i]); a != b {
					t.Errorf("the answer differs from that of a new desk:\n%s\n%s", a, b)
				}
			}
		})
	}
}
