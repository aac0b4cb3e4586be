package view

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"altyn"
	"altyn/reconcile"
	"altyn/record"
)

// DifferenceLine is a place where sources differ. Nothing in it changes from import to import of the same files.
type DifferenceLine struct {
	Key       string             `json:"key"`
	Kind      reconcile.Kind     `json:"kind"`
	State     reconcile.State    `json:"state"`
	Games     altyn.GamesID      `json:"games,omitempty"`
	Nation    altyn.NationID     `json:"nation,omitempty"`
	Sport     altyn.SportID      `json:"sport,omitempty"`
	Event     altyn.EventID      `json:"event,omitempty"`
	Entry     altyn.EntryID      `json:"entry,omitempty"`
	Person    altyn.PersonID     `json:"person,omitempty"`
	What      string             `json:"what"`
	Sides     []reconcile.Side   `json:"sides"`
	Follows   string             `json:"follows,omitempty"` // the value that the record follows
	Rule      int                `json:"rule,omitempty"`    // row of the table of precedence
	Decisions []altyn.DecisionID `json:"decisions,omitempty"`
	Why       string             `json:"why"` // in the reader's language
}

// Differences is a page of the places where sources differ, and what was looked at and refused.
type Differences struct {
	AsOf     altyn.Day         `json:"as_of"`
	Games    altyn.GamesID     `json:"games,omitempty"` // the only ones asked for
	Total    int               `json:"total"`
	Page     int               `json:"page"`
	Pages    int               `json:"pages"`
	Kinds    []DifferenceCount `json:"kinds"` // of the whole list, whatever was asked for
	Notation int               `json:"notation"`
	Differ   []DifferenceLine  `json:"differences"`
	Rejected []RejectedLine    `json:"rejected"`
}

// DifferenceCount counts the differences of a kind by how they stand.
type DifferenceCount struct {
	Kind   reconcile.Kind          `json:"kind"`
	States map[reconcile.State]int `json:"states"`
	Total  int                     `json:"total"` // those of notation not counted
}

// DifferenceAsk picks differences; what is empty does not restrict.
type DifferenceAsk struct {
	Games    altyn.GamesID
	Nation   altyn.NationID
	Sport    altyn.SportID
	Person   altyn.PersonID
	Kinds    []string
	States   []string
	Sources  []string
	Notation bool
}

// Filter gives the filter of package reconcile.
func (a DifferenceAsk) Filter() reconcile.Filter {
	f := reconcile.Filter{Games: a.Games, Nation: a.Nation, Sport: a.Sport, Person: a.Person, Sources: a.Sources, Notation: a.Notation}
	for _, k := range a.Kinds {
		f.Kinds = append(f.Kinds, reconcile.Kind(k))
	}
	for _, s := range a.States {
		f.States = append(f.States, reconcile.State(s))
	}
	return f
}

// DifferenceKinds and DifferenceStates give the words that [DifferenceAsk] takes.
func DifferenceKinds() []string {
	var out []string
	for _, k := range reconcile.Kinds() {
		out = append(out, string(k))
	}
	return out
}

// DifferenceStates gives the words of states.
func DifferenceStates() []string {
	var out []string
	for _, s := range reconcile.AllStates() {
		out = append(out, string(s))
	}
	return out
}

// DifferenceLines words the differences that are asked for.
func DifferenceLines(r *record.Record, all []reconcile.Difference, ask DifferenceAsk, say Say) []DifferenceLine {
	picked := ask.Filter().Pick(r, all)
	out := make([]DifferenceLine, 0, len(picked))
	for i := range picked {
		out = append(out, differenceLine(&picked[i], say))
	}
	return out
}

func differenceLine(d *reconcile.Difference, say Say) DifferenceLine {
	l := DifferenceLine{Key: d.Key, Kind: d.Kind, State: d.State, Games: d.Games, Nation: d.Nation, Sport: d.Sport, Event: d.Event, Entry: d.Entry, Person: d.Person,
		What: d.What, Sides: d.Sides, Rule: d.Rule, Decisions: d.Decisions, Why: say(d.Why)}
	l.Follows, _ = d.Followed()
	return l
}

// NewDifferences lists a page of the differences that are asked for; all of them when size is 0.
func NewDifferences(r *record.Record, all []reconcile.Difference, asOf altyn.Day, ask DifferenceAsk, page, size int, say Say) Differences {
	v := Differences{AsOf: asOf, Games: ask.Games, Page: 1, Pages: 1, Differ: []DifferenceLine{}, Rejected: []RejectedLine{}}
	v.Kinds, v.Notation = CountDifferences(all)
	picked := ask.Filter().Pick(r, all)
	v.Total = len(picked)
	if size > 0 && len(picked) > 0 {
		v.Pages = (len(picked) + size - 1) / size
		v.Page = min(max(page, 1), v.Pages)
		picked = picked[(v.Page-1)*size : min(len(picked), v.Page*size)]
	}
	for i := range picked {
		v.Differ = append(v.Differ, differenceLine(&picked[i], say))
	}
	for _, x := range r.Rows().Rejected {
		v.Rejected = append(v.Rejected, RejectedLine{x.Table, x.Subject, x.Value, x.Because, sources(r, x.Sources)})
	}
	return v
}

// CountDifferences counts by kind and state; notation is how many differ in notation only.
func CountDifferences(all []reconcile.Difference) (kinds []DifferenceCount, notation int) {
	kinds = []DifferenceCount{}
	for _, k := range reconcile.Kinds() {
		c := DifferenceCount{Kind: k, States: map[reconcile.State]int{}}
		for i := range all {
			if all[i].Kind != k {
				continue
			}
			c.States[all[i].State]++
			if all[i].State == reconcile.Notation {
				notation++
			} else {
				c.Total++
			}
		}
		if len(c.States) > 0 {
			kinds = append(kinds, c)
		}
	}
	return kinds, notation
}

// Anchor names the difference within a page.
func (l DifferenceLine) Anchor() string {
	h := fnv.New64a()
	h.Write([]byte(l.Key))
	return "d-" + strconv.FormatUint(h.Sum64(), 36)
}

// Grouped gives the sides by value, each value with those who say so.
func (l DifferenceLine) Grouped() []DifferenceValue {
	var out []DifferenceValue
	for _, s := range l.Sides {
		i := slices.IndexFunc(out, func(v DifferenceValue) bool { return v.Value == s.Value })
		if i < 0 {
			out = append(out, DifferenceValue{Value: s.Value, Held: s.Held, Follows: s.Follows})
			i = len(out) - 1
		}
		out[i].Sides = append(out[i].Sides, s)
	}
	return out
}

// DifferenceValue is one of the values that sides have.
type DifferenceValue struct {
	Value   string
	Held    altyn.Date // days on which the record has it
	Follows bool       // the record follows it
	Sides   []reconcile.Side
}

// Line gives the difference as one line of text that can be kept under version control: ids, values, who says so.
func (l DifferenceLine) Line() string {
	var b strings.Builder
	dash := func(s string) string {
		if s == "" {
			return "-"
		}
		return s
	}
	about := string(l.Event)
	if about == "" {
		about = string(l.Sport)
	}
	b.WriteString(dash(string(l.Games)) + " " + string(l.Kind) + " " + dash(about) + " " + dash(string(l.Nation)))
	switch {
	case l.Person != "":
		b.WriteString(" " + string(l.Person))
	case l.Entry != "":
		b.WriteString(" " + string(l.Entry)[strings.LastIndexByte(string(l.Entry), '/')+1:])
	default:
		b.WriteString(" -")
	}
	if l.What != string(l.Kind) && l.Kind != reconcile.AboutName {
		b.WriteString(" " + l.What)
	}
	b.WriteString(":")
	for i, v := range l.Grouped() {
		if i > 0 {
			b.WriteString(" |")
		}
		b.WriteString(" " + v.Value)
		if v.Held.Known() && v.Held.First() != altyn.MinDay {
			b.WriteString(" " + v.Held.String())
		}
		b.WriteString(" (")
		for k, s := range v.Sides {
			if k > 0 {
				b.WriteString("; ")
			}
			b.WriteString(sideWords(s))
		}
		b.WriteString(")")
	}
	if l.Follows != "" {
		b.WriteString(" -> " + l.Follows)
	}
	b.WriteString(" [" + string(l.State))
	if l.Rule > 0 {
		b.WriteString(" by rule " + strconv.Itoa(l.Rule))
	}
	for i, d := range l.Decisions {
		if i == 0 {
			b.WriteString(" by")
		}
		b.WriteString(" " + string(d))
	}
	b.WriteString("] " + l.Why)
	return b.String()
}

// sideWords says who has a value, and as of which day.
func sideWords(s reconcile.Side) string {
	w := strings.Join(s.By, " ")
	if s.AsOf.Known() {
		w += ", " + s.AsOf.String()
	}
	if s.Lacks {
		w = "not in " + w
	}
	return w
}
