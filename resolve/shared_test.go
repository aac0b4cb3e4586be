package resolve_test

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"

	"altyn"
	"altyn/data"
	"altyn/feed"
	"altyn/feed/kaggle120"
	"altyn/feed/olympicmedals"
	"altyn/gazetteer"
	"altyn/record"
	"altyn/resolve"
)

const shared = "../../shared/"

// open opens a file of the reference data, or skips the test where they are not beside the project. With ALTYN_SHARED=1,
// as in the checks that must not skip, their absence is a failure.
func open(t *testing.T, name string) *os.File {
	t.Helper()
	f, err := os.Open(shared + name)
	if err != nil {
		if os.Getenv("ALTYN_SHARED") == "1" {
			t.Fatal(err)
		}
		t.Skip("the reference data are not beside the project")
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func shipped(t *testing.T) *record.Record {
	t.Helper()
	r, _, err := record.Open(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// with gives the record with the rows of a plan.
func with(r *record.Record, p *resolve.Plan) *record.Record {
	t, x := *r.Tables(), &p.Tables
	t.Sources = slices.Concat(t.Sources, x.Sources)
	t.Events = slices.Concat(t.Events, x.Events)
	t.People = slices.Concat(t.People, x.People)
	t.Identities = slices.Concat(t.Identities, x.Identities)
	t.Entries = slices.Concat(t.Entries, x.Entries)
	t.Members = slices.Concat(t.Members, x.Members)
	t.Results = slices.Concat(t.Results, x.Results)
	t.Claims = slices.Concat(t.Claims, x.Claims)
	t.Held = slices.Concat(t.Held, x.Held)
	t.Delegations = slices.Concat(t.Delegations, x.Delegations)
	t.Participations = slices.Concat(t.Participations, x.Participations)
	t.Publications = slices.Concat(t.Publications, x.Publications)
	t.Lines = slices.Concat(t.Lines, x.Lines)
	t.Coverage = slices.Concat(t.Coverage, x.Coverage)
	names := map[string][]altyn.Name{}
	for _, lang := range r.Languages() {
		names[lang] = r.Names(lang)
	}
	for lang, rows := range x.Names {
		names[lang] = slices.Concat(names[lang], rows)
	}
	t.Names = names
	return record.New(t)
}

func date(s string) altyn.Date {
	d, err := altyn.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func kaggle(t *testing.T) *feed.Batch {
	t.Helper()
	b, err := kaggle120.Read("athlete_events.csv", open(t, "data/import/athlete_events_1896_2016.csv"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func olympic(t *testing.T) *feed.Batch {
	t.Helper()
	hosts, err := olympicmedals.Hosts("hosts", open(t, "data/import/olympic_hosts.csv"))
	if err != nil {
		t.Fatal(err)
	}
	b, err := olympicmedals.Read("medals", open(t, "data/import/olympic_medals_1896_2022.csv"), hosts)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

var (
	kaggleOptions  = resolve.Options{Label: "kaggle120", Source: altyn.Source{ID: "kaggle120-test", Publisher: "sports-reference", Kind: altyn.Authority, Published: date("2018")}, AsOf: date("2018"), Unique: true}
	olympicOptions = resolve.Options{Label: "olympic-medals", Source: altyn.Source{ID: "olympic-medals-test", Publisher: "ioc", Kind: altyn.Authority, Published: date("2022-02")}, AsOf: date("2022-02")}
)

// TestIdentities measures how well people of two data sets are brought together. The truth is who won: of an event of
// individuals, the only holder of a medal for a nation in both data sets is one person, however the names are written.
// What the names are found by must then not be the medals: the second data set is settled without them. Pairs whose
// names are the same but for case, accents and order are too easy to count.
func TestIdentities(t *testing.T) {
	first, second := kaggle(t), olympic(t)
	r := shipped(t)
	p := resolve.Build(r, first, kaggleOptions)
	r = with(r, p)

	type won struct {
		games  altyn.GamesID
		event  altyn.EventID
		nation string
		medal  altyn.Medal
	}
	holders := func(r *record.Record, b *feed.Batch) map[won][]*feed.Row {
		out := map[won][]*feed.Row{}
		for i := range b.Rows {
			row := &b.Rows[i]
			if row.Medal == "" || row.Name == "" || row.Group {
				continue
			}
			id := resolve.EventID(r, row)
			k := won{row.Games, id, row.Nation, row.Medal}
			out[k] = append(out[k], row)
		}
		return out
	}
	a, b := holders(r, first), holders(r, second)
	truth := map[string]altyn.PersonID{} // key of the second data set: the person
	names := map[string][2]string{}
	for k, two := range b {
		one := a[k]
		if len(one) != 1 || len(two) != 1 {
			continue
		}
		id := p.Matches[one[0].Key]
		truth[two[0].Key] = id
		names[two[0].Key] = [2]string{one[0].Name, two[0].Name}
	}
	blind := *second
	blind.Rows = slices.Clone(second.Rows)
	for i := range blind.Rows {
		blind.Rows[i].Medal = ""
	}
	got := resolve.Build(r, &blind, olympicOptions)
	known := map[altyn.PersonID]bool{}
	for _, x := range r.People() {
		known[x.ID] = true
	}
	right, wrong, missed, trivial := 0, 0, 0, 0
	var lost, bad []string
	for key, want := range truth {
		if gazetteer.Compare(names[key][0], names[key][1]) == gazetteer.Same {
			trivial++
			continue
		}
		switch id := got.Matches[key]; {
		case id == want:
			right++
		case known[id]:
			wrong++
			bad = append(bad, names[key][1]+" is "+names[key][0]+", taken for "+string(id))
		default:
			missed++
			lost = append(lost, names[key][1]+" is "+names[key][0])
		}
	}
	measure(t, "medallists that two data sets share", right, wrong, missed, trivial, lost, bad)
}

func measure(t *testing.T, what string, right, wrong, missed, trivial int, lost, bad []string) {
	t.Helper()
	precision := float64(right) / float64(max(right+wrong, 1))
	recall := float64(right) / float64(max(right+wrong+missed, 1))
	slices.Sort(lost)
	slices.Sort(bad)
	t.Logf("%s: %d pairs that are not trivial (%d are): precision %.4f, recall %.4f (%d right, %d wrong, %d missed)",
		what, right+wrong+missed, trivial, precision, recall, right, wrong, missed)
	if testing.Verbose() {
		for _, l := range lost[:min(len(lost), 60)] {
			t.Log("missed: ", l)
		}
		for _, l := range bad[:min(len(bad), 60)] {
			t.Log("wrong: ", l)
		}
	}
	if precision < 0.99 || recall < 0.97 {
		t.Errorf("%s: want precision 0.99 and recall 0.97, have %.4f and %.4f", what, precision, recall)
	}
}

// TestSpellings measures how well the spellings of the people of one nation, in three scripts and both orders, are told
// apart: each is looked for among all of them.
func TestSpellings(t *testing.T) {
	rows, err := csv.NewReader(open(t, "facts/kaz/names.csv")).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var canonical []string
	for _, r := range rows[1:] {
		canonical = append(canonical, r[0])
	}
	right, wrong, missed, trivial := 0, 0, 0, 0
	var lost, bad []string
	for _, r := range rows[1:] {
		for s := range strings.SplitSeq(strings.Join(r[1:4], "|"), "|") {
			if s = strings.TrimSpace(s); s == "" || len(strings.Fields(s)) < 2 {
				continue
			}
			if gazetteer.Compare(s, r[0]) == gazetteer.Same {
				trivial++
				continue
			}
			best, who, twice := gazetteer.Different, "", false
			for _, c := range canonical {
				switch l := resolve.Likeness(s, c); {
				case l > best:
					best, who, twice = l, c, false
				case l == best && l > gazetteer.Different:
					twice = true
				}
			}
			switch {
			case best == gazetteer.Different || twice:
				missed++
				lost = append(lost, s+" is "+r[0])
			case who == r[0]:
				right++
			default:
				wrong++
				bad = append(bad, s+" is "+r[0]+", taken for "+who)
			}
		}
	}
	measure(t, "spellings", right, wrong, missed, trivial, lost, bad)
}
