package cli

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"altyn"
	"altyn/internal/desk"
	"altyn/internal/table"
	"altyn/journal"
	"altyn/record"
)

// withdrawCommand appends to the journal that a row no longer counts.
type withdrawCommand struct {
	Row string `arg:"" name:"rowid" help:"Id of the row, as altyn check --format json and altyn lint give it: decisions:cas-2024-1, results:2012S/judo/women-48kg/KAZ/someone||2012-07-28."`
}

func (c *withdrawCommand) run(s *session) (int, error) {
	if err := s.writable("withdraw"); err != nil {
		return StatusTrouble, err
	}
	if s.flags.Reason == "" {
		return StatusTrouble, mend(errors.New("withdraw: a row is not withdrawn without a reason"), "give it with --reason TEXT")
	}
	id := altyn.RowID(c.Row)
	schema, err := tableNamed(id.Table())
	if err != nil || !strings.Contains(c.Row, ":") {
		return StatusTrouble, mend(fmt.Errorf("withdraw: %q is no id of a row", c.Row), "an id is the table, a colon and the row's key, as decisions:cas-2024-1")
	}
	if !schema.Provenance {
		return StatusTrouble, mend(fmt.Errorf("withdraw: rows of %s cannot be withdrawn", schema.Name), "withdraw what rests on them, as the publication of a line")
	}
	d, err := s.draft("withdraw " + c.Row)
	if err != nil {
		return StatusTrouble, err
	}
	d.Why = s.flags.Reason
	return StatusOK, s.write(d, func(r *desk.Desk) ([]journal.Entry, func(*desk.Trial) error, error) {
		claims := r.Record().Claims(id)
		if len(claims) == 0 {
			return nil, nil, mend(fmt.Errorf("withdraw: no row that counts has the id %q", c.Row), "%s", nearestRow(r, id))
		}
		sources := claims[0].Sources
		if len(claims) > 1 || len(s.flags.Source) > 0 {
			found := false
			var all []string
			for _, x := range claims {
				all = append(all, sourceWords(x))
				if sourceWords(x) == strings.Join(list(strings.Join(s.flags.Source, ",")), " ") {
					sources, found = x.Sources, true
				}
			}
			if !found {
				return nil, nil, mend(fmt.Errorf("withdraw: which of %s of %q?", count(len(claims), "claim"), c.Row), "say whose with --source: %s", strings.Join(all, " or "))
			}
		}
		e, err := withdrawal(id, sources)
		return []journal.Entry{e}, func(t *desk.Trial) error { return s.tableDifference(r, t.Desk, gamesOf(id)) }, err
	})
}

// withdrawal makes the entry that withdraws what the sources say in a row.
func withdrawal(id altyn.RowID, sources []altyn.SourceID) (journal.Entry, error) {
	var body bytes.Buffer
	err := table.Write(&body, []record.Withdrawal{{Row: id, Sources: sources}})
	return journal.Entry{Op: journal.Withdraw, Rows: 1, Body: body.Bytes()}, err
}

// gamesOf gives the Games of which the key of a row begins with the id.
func gamesOf(id altyn.RowID) []altyn.GamesID {
	_, key, _ := strings.Cut(string(id), ":")
	g, _, _ := strings.Cut(key, "/")
	if g, ok := altyn.ParseGamesID(g); ok {
		return []altyn.GamesID{g}
	}
	return nil
}

// nearestRow words the id that was most likely meant.
func nearestRow(d *desk.Desk, id altyn.RowID) string {
	var ids []altyn.RowID
	for k := range d.Record().RowIDs(id.Table()) {
		ids = append(ids, k)
	}
	if hint := nearestOf(string(id), ids); hint != "" {
		return hint
	}
	return "altyn check --format json and altyn show name the rows that they use"
}

func sourceWords(p altyn.Provenance) string {
	words := make([]string, len(p.Sources))
	for i, id := range p.Sources {
		words[i] = string(id)
	}
	return strings.Join(words, " ")
}
