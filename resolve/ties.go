package resolve

import "altyn"

// markTies marks the medals that the data set gives to several entries of an event as shared, where the places behind
// them are left free as after a tie: two golds leave no silver, two silvers no bronze. Where they are not, the source has
// made one event of two, or is wrong: the rows stay as they are, and lint finds them.
func (b *builder) markTies() {
	bronzes := map[altyn.EventID]int{}
	for i := range b.plan.Tables.Events {
		e := &b.plan.Tables.Events[i]
		bronzes[e.ID] = e.Bronzes.Or(1)
	}
	for i := range b.plan.Tables.Results {
		r := &b.plan.Tables.Results[i]
		k := placeOf(r.Medal)
		n := b.medalsGiven()[eventAt{r.Entry.Games(), r.Entry.Event()}]
		if r.Phase != "" || k == 0 || n == nil {
			continue
		}
		planned, ok := bronzes[r.Entry.Event()]
		if !ok {
			planned = 1
			if e, known := b.r.Event(r.Entry.Event()); known {
				planned = e.Bronzes.Or(1)
			}
		}
		shared := false
		switch k {
		case 1:
			shared = n[1] > 1 && n[2] == 0 && (n[1] == 2 || n[3] == 0)
		case 2:
			shared = n[2] > 1 && n[1] < 2 && n[3] == 0
		case 3:
			shared = n[3] > planned
		}
		if shared {
			r.Tied = "yes"
		}
	}
}

// placeOf gives the rank that a medal stands for, 0 for none.
func placeOf(m altyn.Medal) int {
	switch m {
	case altyn.Gold:
		return 1
	case altyn.Silver:
		return 2
	case altyn.Bronze:
		return 3
	}
	return 0
}

// medalsGiven counts the medals of each event that the data set gives, by rank.
func (b *builder) medalsGiven() map[eventAt]*[4]int {
	if b.won == nil {
		b.won = map[eventAt]*[4]int{}
		for _, e := range b.order {
			if k := placeOf(e.medal); k > 0 {
				at := eventAt{e.games, e.event}
				if b.won[at] == nil {
					b.won[at] = new([4]int)
				}
				b.won[at][k]++
			}
		}
	}
	return b.won
}
