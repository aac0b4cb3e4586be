package cli

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"altyn"
	"altyn/internal/desk"
	"altyn/journal"
	"altyn/medal"
	"altyn/record"
)

// decideCommand appends a decision with its effects to the journal.
type decideCommand struct{}

func (c *decideCommand) run(s *session) (int, error) {
	if err := s.writable("decide"); err != nil {
		return StatusTrouble, err
	}
	f := s.flags
	for _, need := range []struct{ flag, value, example string }{
		{"effect", strings.Join(f.Effect, ""), "--effect medal-withdrawn"}, {"decided", f.Decided, "--decided 2026-11-20"},
		{"body", f.Body, "--body CAS"}, {"source", strings.Join(f.Source, ","), "--source ID; one that the record does not have yet is added first: altyn add sources id=..."},
	} {
		if need.value == "" {
			return StatusTrouble, mend(fmt.Errorf("decide: no --%s", need.flag), "as in %s", need.example)
		}
	}
	decided, err := altyn.ParseDate(f.Decided)
	if err != nil || !decided.Known() {
		return StatusTrouble, mend(fmt.Errorf("--decided %s: want a day, or a month or year when no more is known", f.Decided), "as in --decided 2026-11-20")
	}
	today, err := s.todayIs()
	if err != nil {
		return StatusTrouble, err
	}
	if decided.First() > today {
		return StatusTrouble, mend(fmt.Errorf("--decided %s is after today, %s", f.Decided, today), "write the decision down when it has been taken, or say what day it is with --today")
	}
	d, err := s.draft("decide " + strings.Join(append([]string{f.Body, f.Decided}, f.Effect...), " "))
	if err != nil {
		return StatusTrouble, err
	}
	return StatusOK, s.write(d, func(r *desk.Desk) ([]journal.Entry, func(*desk.Trial) error, error) {
		rows, err := c.effects(s, r, decided)
		if err != nil {
			return nil, nil, err
		}
		var entries []journal.Entry
		var games []altyn.GamesID
		for _, cells := range rows {
			e, err := s.row(r, "decisions", cells)
			if err != nil {
				return nil, nil, err
			}
			entries = append(entries, e)
			games = append(games, altyn.GamesID(cells["games"]))
		}
		slices.SortFunc(games, altyn.CompareGames)
		games = slices.Compact(games)
		return entries, func(t *desk.Trial) error {
			for _, cells := range rows {
				fmt.Fprintf(s.out, "%s: %s %s: %s -> %s\n", cells["id"], cells["effect"], cells["entry"], cells["from"], cmp.Or(cells["to"], cells["from"]))
			}
			return s.tableDifference(r, t.Desk, games)
		}, nil
	})
}

// nth gives what a flag says of effect i: its i-th value, or the only one.
func nth(flag string, values []string, i, n int) (string, error) {
	switch len(values) {
	case 0:
		return "", nil
	case 1:
		return values[0], nil
	case n:
		return values[i], nil
	}
	return "", mend(fmt.Errorf("decide: %d times --%s for %s", len(values), flag, count(n, "effect")), "give it once for all effects, or once for each of them, in their order")
}

// effects makes the rows of the decision.
func (c *decideCommand) effects(s *session, d *desk.Desk, decided altyn.Date) ([]map[string]string, error) {
	f := s.flags
	n := max(len(f.Effect), len(f.Entry), len(f.Who))
	var rows []map[string]string
	state := map[altyn.EntryID]altyn.Medal{} // after the effects before
	var first altyn.EntryID
	for i := range n {
		var v [8]string
		for k, flag := range []struct {
			name   string
			values []string
		}{{"effect", f.Effect}, {"entry", f.Entry}, {"who", f.Who}, {"to", f.To}, {"games", f.Games}, {"event", f.Event}, {"from", f.From}, {"to-rank", f.ToRank}} {
			var err error
			if v[k], err = nth(flag.name, flag.values, i, n); err != nil {
				return nil, err
			}
		}
		effect, err := effectNamed(v[0])
		if err != nil {
			return nil, err
		}
		entry, person, err := c.entry(d, v[1], v[2], v[4], v[5])
		if err != nil {
			return nil, err
		}
		if i == 0 {
			first = entry
		}
		before, known := state[entry]
		rank := altyn.Num{}
		if !known {
			before, rank = holds(d, entry, effect, decided.Last())
		}
		if v[6] != "" && v[6] != string(before) {
			return nil, mend(fmt.Errorf("decide: --from %s: %s has %s", v[6], entry, before), "leave --from out, or see altyn show %s", entry.Event())
		}
		to, err := takes(effect, entry, before, altyn.Medal(v[3]))
		if err != nil {
			return nil, err
		}
		if f.Scope != string(altyn.OneMember) {
			state[entry] = to
		}
		row := map[string]string{"entry": string(entry), "effect": string(effect), "from": string(before), "to": string(to), "decided": f.Decided, "announced": f.Announced,
			"body": f.Body, "games": string(entry.Games()), "event": string(entry.Event()), "scope": cmp.Or(f.Scope, string(altyn.WholeEntry)), "basis": string(altyn.Stated),
			"ground": f.Ground, "source": strings.Join(list(strings.Join(f.Source, ",")), " "), "note": f.Note, "to_rank": v[7], "from_rank": rank.String(), "reverses": f.Reverses}
		if person != "" && (f.Scope == string(altyn.OneMember) || effect == altyn.MedalWithdrawn || effect == altyn.EntryDisqualified) {
			row["person"] = string(person)
		}
		rows = append(rows, row)
	}
	id := cmp.Or(f.Decision, slug(f.Body)+"-"+f.Decided+"-"+slug(string(first.Games())+" "+first.Event().Slug()))
	if len(d.Record().Effects(altyn.DecisionID(id))) > 0 {
		return nil, mend(fmt.Errorf("decide: the record has a decision %s already", id), "altyn table %s --why NOC shows it; name another with --decision ID, or withdraw its effects first", first.Games())
	}
	for i := range rows {
		rows[i]["decision"], rows[i]["id"] = id, id+"-"+strconv.Itoa(i+1)
	}
	return rows, nil
}

func effectNamed(word string) (altyn.Effect, error) {
	schema, _ := record.SchemaOf("decisions")
	column, _ := schema.Column("effect")
	if slices.Contains(column.Enum, word) {
		return altyn.Effect(word), nil
	}
	return "", mend(fmt.Errorf("--effect %s: there is no such effect", word), "%s", cmp.Or(didYouMean(word, column.Enum), "effects are "+strings.Join(column.Enum, ", ")))
}

// entry finds whose result or medal is meant: by its id, or by a person, a nation or a team at Games.
func (c *decideCommand) entry(d *desk.Desk, id, who, games, event string) (altyn.EntryID, altyn.PersonID, error) {
	r := d.Record()
	if id != "" {
		if _, ok := r.Entry(altyn.EntryID(id)); !ok {
			return "", "", unknownEntry(d, altyn.EntryID(id))
		}
		var p altyn.PersonID
		if m := r.Members(altyn.EntryID(id)); len(m) == 1 {
			p = m[0].Person
		}
		if who != "" {
			var err error
			if p, err = d.Person(who); err != nil {
				return "", "", err
			}
		}
		return altyn.EntryID(id), p, nil
	}
	if who == "" {
		return "", "", mend(errors.New("decide: nobody is named"), "name an entry with --entry, or a person with --who and the Games with --games")
	}
	p, err := d.Person(who)
	if err != nil {
		return "", "", err
	}
	var g altyn.GamesID
	if games != "" {
		if g, err = d.Games(games); err != nil {
			return "", "", err
		}
	}
	var e altyn.EventID
	if event != "" {
		if e, err = d.Event(event); err != nil {
			return "", "", err
		}
	}
	var found []altyn.EntryID
	for _, x := range r.EntriesOf(p) {
		if (g == "" || x.Games == g) && (e == "" || x.Event == e) {
			found = append(found, x.ID)
		}
	}
	switch len(found) {
	case 1:
		return found[0], p, nil
	case 0:
		return "", "", mend(fmt.Errorf("decide: the record has no entry of %s there", p), "altyn show %s lists what they took part in; an entry is added with altyn add entries", p)
	}
	words := make([]string, len(found))
	for i, x := range found {
		words[i] = string(x)
	}
	return "", "", mend(fmt.Errorf("decide: %s has %s there", p, plural(len(found), "entry", "entries")), "say which with --games and --event, or with --entry: %s", strings.Join(words[:min(8, len(words))], ", "))
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// holds gives the medal and official rank of the entry at the end of the day, in the basis that the effect moves.
func holds(d *desk.Desk, e altyn.EntryID, effect altyn.Effect, day altyn.Day) (altyn.Medal, altyn.Num) {
	basis := medal.ByResult
	if effect == altyn.MedalPresented {
		basis = medal.ByAllocation
	}
	has, rank := altyn.NoMedal, altyn.Num{}
	for _, s := range medal.States(d.Record(), e, basis) {
		if s.From <= day {
			has, rank = s.Medal, s.Rank
		}
	}
	return has, rank
}

// takes checks that the effect takes what is there, and gives the medal after it.
func takes(effect altyn.Effect, entry altyn.EntryID, before, to altyn.Medal) (altyn.Medal, error) {
	switch to {
	case "", altyn.Gold, altyn.Silver, altyn.Bronze, altyn.NoMedal:
	default:
		return "", mend(fmt.Errorf("--to %s: want gold, silver, bronze or none", to), "a medal that is taken away: --to none")
	}
	has := before != altyn.NoMedal
	switch effect {
	case altyn.MedalWithdrawn:
		if !has {
			return "", mend(fmt.Errorf("decide: %s has no medal that could be withdrawn", entry), "without a medal at stake: --effect disqualified")
		}
		to = cmp.Or(to, altyn.NoMedal)
	case altyn.MedalAllocated, altyn.MedalPresented, altyn.EntryReinstated:
		if to == "" {
			return "", mend(fmt.Errorf("decide: which medal does %s get?", entry), "say it with --to gold, silver or bronze")
		}
	case altyn.LeftVacant:
		to = cmp.Or(to, altyn.NoMedal)
	case altyn.EntryDisqualified:
		if has {
			return "", mend(fmt.Errorf("decide: %s has %s: a disqualification that takes no medal cannot be", entry, before), "to take it: --effect medal-withdrawn")
		}
		to = cmp.Or(to, altyn.NoMedal)
	case altyn.MedalWithheld, altyn.DecisionConfirmed:
		if to != "" && to != before {
			return "", mend(fmt.Errorf("decide: %s moves no medal: %s has %s", effect, entry, before), "leave --to out")
		}
		return before, nil
	}
	if to == "" {
		return "", mend(fmt.Errorf("decide: what does %s have after it?", entry), "say it with --to gold, silver, bronze or none")
	}
	if to == before && effect != altyn.ResultChanged && effect != altyn.EntryDisqualified && effect != altyn.MedalPresented {
		return "", mend(fmt.Errorf("decide: %s has %s already", entry, before), "see altyn table %s --why %s", entry.Games(), entry.Nation())
	}
	return to, nil
}

// tableDifference prints the lines of the medal tables that differ between two records, as of today.
func (s *session) tableDifference(before, after *desk.Desk, games []altyn.GamesID) error {
	today, err := s.todayIs()
	if err != nil {
		return err
	}
	for _, g := range games {
		for _, basis := range []medal.Basis{medal.ByResult, medal.ByAllocation} {
			q := medal.Query{Games: []altyn.GamesID{g}, AsOf: today, Basis: basis}
			was, err := medal.Compute(before.Record(), q)
			if err != nil {
				s.note("note: %v", err)
				break
			}
			is, err := medal.Compute(after.Record(), q)
			if err != nil {
				s.note("note: %v", err)
				break
			}
			rows := changedLines(was.Lines, is.Lines)
			title := "by official result"
			if basis == medal.ByAllocation {
				title = "by medals allocated"
			}
			if len(rows) == 0 {
				fmt.Fprintf(s.out, "%s, %s: the medal table stays as it is\n", g, title)
				continue
			}
			fmt.Fprintf(s.out, "%s, %s, as of %s:\n", g, title, today)
			t := grid{head: []string{"", ">before", ">rank", ">after", ">rank"}}
			for _, r := range rows {
				t.add(r[:]...)
			}
			t.print(s.out, "  ")
		}
	}
	return nil
}

// changedLines gives nation, medals and rank before and after, of the nations whose line changes.
func changedLines(was, is []medal.Line) [][5]string {
	var out [][5]string
	old := map[altyn.NationID]medal.Line{}
	for _, l := range was {
		old[l.Nation] = l
	}
	cells := func(l medal.Line) (string, string) {
		if l.Nation == "" {
			return "-", "-"
		}
		return fmt.Sprintf("%d-%d-%d", l.Gold, l.Silver, l.Bronze), rank(&l.Rank, l.Shared)
	}
	add := func(n altyn.NationID, a, b medal.Line) {
		row := [5]string{string(n)}
		row[1], row[2] = cells(a)
		row[3], row[4] = cells(b)
		if row[1] != row[3] || row[2] != row[4] {
			out = append(out, row)
		}
	}
	for _, l := range is {
		add(l.Nation, old[l.Nation], l)
		delete(old, l.Nation)
	}
	for _, l := range was {
		if _, gone := old[l.Nation]; gone {
			add(l.Nation, l, medal.Line{})
		}
	}
	return out
}
