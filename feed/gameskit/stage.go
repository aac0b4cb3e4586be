package gameskit

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"altyn"
	"altyn/feed"
)

//go:embed phases.csv
var phasesCSV string

// stageRule says which phase the stages are that begin with a wording, or hold it.
type stageRule struct {
	words  string
	within bool // anywhere in the stage
	phase  string
	ranked bool // the rank in the stage is that in the phase
}

// stageRules are those of phases.csv, in their order.
var stageRules = sync.OnceValue(func() []stageRule {
	var out []stageRule
	for line := range strings.Lines(phasesCSV) {
		cells := strings.Split(strings.TrimRight(line, "\n"), ",")
		if strings.HasPrefix(line, "#") || len(cells) != 3 || cells[0] == "stage" {
			continue
		}
		words, within := strings.CutPrefix(cells[0], "*")
		out = append(out, stageRule{words, within, cells[1], cells[2] != "no"})
	}
	return out
})

// bySize is what phases.csv has for a round that is told by how many are in it.
const bySize = "size"

// phaseOf gives the phase that the words of a stage say; false when they say none, or one that is told by more.
func phaseOf(stage string) (phase altyn.Phase, ranked, ok bool) {
	r := ruleOf(stage)
	if r.phase == "" || r.phase == "-" || r.phase == bySize {
		return "", true, false
	}
	return altyn.Phase(r.phase), r.ranked, true
}

func ruleOf(stage string) stageRule {
	s := strings.ToLower(stage)
	for _, r := range stageRules() {
		if r.within && strings.Contains(s, r.words) || !r.within && strings.HasPrefix(s, r.words) {
			return r
		}
	}
	return stageRule{}
}

// staged is a result of a stage of which the words alone do not say the phase.
type staged struct {
	row   feed.Row
	stage string
	what  string // for the report
}

// stage notes who was in a stage, and keeps the result.
func (k *kit) stage(row feed.Row, stage, who, what string, told bool) {
	key := eventKey(row)
	if k.stages[key] == nil {
		k.stages[key] = map[string]map[string]bool{}
	}
	if k.stages[key][stage] == nil {
		k.stages[key][stage] = map[string]bool{}
	}
	k.stages[key][stage][who] = true
	if told {
		k.results = append(k.results, row)
		return
	}
	k.staged = append(k.staged, staged{row, stage, what})
}

func eventKey(r feed.Row) string { return r.Sport + "\x00" + r.Event + "\x00" + string(r.Sex) }

// settleStages gives the phase of results whose stage does not say it, by what else there is of the event: one that is
// held in one race, whose stage repeats its title, has a final alone; a numbered round of a knock-out is the one of as
// many as are in it. What is left is listed.
func (k *kit) settleStages() {
	for _, s := range k.staged {
		all := k.stages[eventKey(s.row)]
		switch n := len(all[s.stage]); {
		case len(all) == 1 && repeats(s.stage, s.row.Event):
			s.row.Phase = altyn.Final
		case ruleOf(s.stage).phase != bySize:
		case n == 64:
			s.row.Phase = altyn.RoundOf64
		case n == 32:
			s.row.Phase = altyn.RoundOf32
		case n == 16:
			s.row.Phase = altyn.RoundOf16
		}
		if s.row.Phase == "" {
			k.batch.Problems = append(k.batch.Problems, feed.Problem{File: s.row.File, Line: s.row.Line, What: s.what,
				Reason: "the record has no such phase: " + s.stage})
			continue
		}
		k.results = append(k.results, s.row)
	}
}

// repeats reports whether every word of the stage is one of the title.
func repeats(stage, title string) bool {
	words := func(s string) []string {
		return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' })
	}
	of := words(title)
	own := words(stage)
	return len(own) > 0 && !slices.ContainsFunc(own, func(w string) bool { return !slices.Contains(of, w) })
}
