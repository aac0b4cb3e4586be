package record

import (
	"cmp"
	"slices"
	"sync"

	"altyn"
)

// index finds the rows of a snapshot. Each part is built when it is first asked for, since most questions need few.
type index struct {
	rows func() map[altyn.RowID]rowAt

	games        func() map[altyn.GamesID]*altyn.Games
	nations      func() map[altyn.NationID]*altyn.Nation
	sports       func() map[altyn.SportID]*altyn.Sport
	events       func() map[altyn.EventID]*altyn.Event
	people       func() map[altyn.PersonID]*altyn.Person
	entries      func() map[altyn.EntryID]*altyn.Entry
	sources      func() map[altyn.SourceID]*altyn.Source
	publications func() map[altyn.PublicationID]*altyn.Publication
	effects      func() map[altyn.EffectID]*altyn.Decision

	allGames        func() []*altyn.Games
	hosts           func() map[altyn.GamesID][]*altyn.Host
	venues          func() map[altyn.GamesID][]*altyn.Venue
	held            func() map[altyn.GamesID][]*altyn.Held
	lineage         func() map[altyn.NationID][]*altyn.Lineage
	successors      func() map[altyn.NationID][]*altyn.Lineage
	names           map[string]func() map[nameKey][]*altyn.Name // by language
	entriesAt       func() map[altyn.GamesID][]*altyn.Entry
	entriesOfNation func() map[altyn.NationID][]*altyn.Entry
	entriesOfPerson func() map[altyn.PersonID][]altyn.EntryID
	members         func() map[altyn.EntryID][]*altyn.Member
	results         func() map[altyn.EntryID][]*altyn.Result
	medals          func() map[altyn.GamesID][]*altyn.Result
	publicationsOf  func() map[altyn.GamesID][]*altyn.Publication
	lines           func() map[altyn.PublicationID][]*altyn.TableLine
	decisionsAt     func() map[altyn.GamesID][]*altyn.Decision
	decisionsOf     func() map[altyn.EntryID][]*altyn.Decision
	decisionsIn     func() map[altyn.DecisionID][]*altyn.Decision
	delegations     func() map[altyn.GamesID][]*altyn.Delegation
	quotas          func() map[altyn.GamesID][]*altyn.Quota
	roles           func() map[altyn.GamesID][]*altyn.Role
	participations  func() map[altyn.NationID][]*altyn.Participation
	honours         func() map[altyn.PersonID][]*altyn.Honour
	exceptions      func() map[string][]*altyn.Exception
}

type nameKey struct {
	kind altyn.NameKind
	id   string
}

func newIndex(r *Record) *index {
	t := &r.now
	x := &index{}
	*x = index{
		rows: sync.OnceValue(func() map[altyn.RowID]rowAt { return rowIDs(r.Tables()) }),

		games:        unique(r, "games", &t.Games, func(r *altyn.Games) altyn.GamesID { return r.ID }),
		nations:      unique(r, "nations", &t.Nations, func(r *altyn.Nation) altyn.NationID { return r.ID }),
		sports:       unique(r, "sports", &t.Sports, func(r *altyn.Sport) altyn.SportID { return r.ID }),
		events:       unique(r, "events", &t.Events, func(r *altyn.Event) altyn.EventID { return r.ID }),
		people:       unique(r, "people", &t.People, func(r *altyn.Person) altyn.PersonID { return r.ID }),
		entries:      unique(r, "entries", &t.Entries, func(r *altyn.Entry) altyn.EntryID { return r.ID }),
		sources:      unique(r, "sources", &t.Sources, func(r *altyn.Source) altyn.SourceID { return r.ID }),
		publications: unique(r, "publications", &t.Publications, func(r *altyn.Publication) altyn.PublicationID { return r.ID }),
		effects:      unique(r, "decisions", &t.Decisions, func(r *altyn.Decision) altyn.EffectID { return r.ID }),

		allGames: sync.OnceValue(func() []*altyn.Games {
			r.need("games")
			return single(ordered(t.Games, func(a, b *altyn.Games) int { return altyn.CompareGames(a.ID, b.ID) }), x.games(), func(g *altyn.Games) altyn.GamesID { return g.ID })
		}),
		hosts:      shared(r, "hosts", &t.Hosts, func(r *altyn.Host) altyn.GamesID { return r.Games }, byMainPart),
		venues:     shared(r, "venues", &t.Venues, func(r *altyn.Venue) altyn.GamesID { return r.Games }, func(a, b *altyn.Venue) int { return cmp.Compare(a.Venue, b.Venue) }),
		held:       shared(r, "held", &t.Held, func(r *altyn.Held) altyn.GamesID { return r.Games }, func(a, b *altyn.Held) int { return cmp.Compare(a.Event, b.Event) }),
		lineage:    shared(r, "lineage", &t.Lineage, func(r *altyn.Lineage) altyn.NationID { return r.Nation }, byStep),
		successors: shared(r, "lineage", &t.Lineage, func(r *altyn.Lineage) altyn.NationID { return r.Predecessor }, byStep),
		entriesAt: shared(r, "entries", &t.Entries, func(r *altyn.Entry) altyn.GamesID { return r.Games }, func(a, b *altyn.Entry) int {
			return cmp.Or(cmp.Compare(a.Event, b.Event), cmp.Compare(a.Nation, b.Nation), cmp.Compare(a.ID, b.ID))
		}),
		entriesOfNation: shared(r, "entries", &t.Entries, func(r *altyn.Entry) altyn.NationID { return r.Nation }, byGamesAndEvent),
		members: sync.OnceValue(func() map[altyn.EntryID][]*altyn.Member {
			r.need("members")
			return r.groupMembers(pointers(t.Members))
		}),
		results: sync.OnceValue(func() map[altyn.EntryID][]*altyn.Result {
			r.need("results")
			return r.groupResults(pointers(t.Results))
		}),
		publicationsOf: shared(r, "publications", &t.Publications, func(r *altyn.Publication) altyn.GamesID { return r.Games }, func(a, b *altyn.Publication) int {
			return cmp.Or(a.AsOf.Compare(b.AsOf), cmp.Compare(a.ID, b.ID))
		}),
		lines: shared(r, "tables", &t.Lines, func(r *altyn.TableLine) altyn.PublicationID { return r.Publication }, nil),
		decisionsOf: sync.OnceValue(func() map[altyn.EntryID][]*altyn.Decision {
			return groups(r.effects(), func(r *altyn.Decision) altyn.EntryID { return r.Entry }, nil)
		}),
		decisionsIn: sync.OnceValue(func() map[altyn.DecisionID][]*altyn.Decision {
			return groups(r.effects(), func(r *altyn.Decision) altyn.DecisionID { return r.Decision }, nil)
		}),
		delegations:    shared(r, "delegations", &t.Delegations, func(r *altyn.Delegation) altyn.GamesID { return r.Games }, nil),
		quotas:         shared(r, "quotas", &t.Quotas, func(r *altyn.Quota) altyn.GamesID { return r.Games }, nil),
		roles:          shared(r, "roles", &t.Roles, func(r *altyn.Role) altyn.GamesID { return r.Games }, nil),
		participations: shared(r, "participations", &t.Participations, func(r *altyn.Participation) altyn.NationID { return r.Nation }, func(a, b *altyn.Participation) int { return altyn.CompareGames(a.Games, b.Games) }),
		honours:        shared(r, "honours", &t.Honours, func(r *altyn.Honour) altyn.PersonID { return r.Person }, func(a, b *altyn.Honour) int { return a.On.Compare(b.On) }),
		exceptions:     shared(r, "exceptions", &t.Exceptions, func(r *altyn.Exception) string { return r.Rule }, nil),
	}
	x.decisionsAt = sync.OnceValue(func() map[altyn.GamesID][]*altyn.Decision {
		sorted := r.effects()
		m := groups(sorted, func(r *altyn.Decision) altyn.GamesID { return r.Games }, nil)
		m[""] = sorted
		return m
	})
	x.names = make(map[string]func() map[nameKey][]*altyn.Name, len(r.names))
	for lang, rows := range r.names {
		x.names[lang] = sync.OnceValue(func() map[nameKey][]*altyn.Name {
			return groups(pointers(rows()), func(n *altyn.Name) nameKey { return nameKey{n.Kind, n.ID} },
				func(a, b *altyn.Name) int { return cmp.Compare(formOrder(a.Form), formOrder(b.Form)) })
		})
	}
	x.entriesOfPerson = sync.OnceValue(func() map[altyn.PersonID][]altyn.EntryID {
		r.need("members")
		m := make(map[altyn.PersonID][]altyn.EntryID, len(t.Members)/2)
		for i := range t.Members {
			m[t.Members[i].Person] = append(m[t.Members[i].Person], t.Members[i].Entry)
		}
		return m
	})
	x.medals = sync.OnceValue(func() map[altyn.GamesID][]*altyn.Result {
		r.need("results")
		return medals(pointers(t.Results), x.results())
	})
	return x
}

// medals picks one result with a medal an entry; results are those of each entry, of the event as a whole first.
func medals(all []*altyn.Result, results map[altyn.EntryID][]*altyn.Result) map[altyn.GamesID][]*altyn.Result {
	var won []*altyn.Result
	for _, r := range all {
		switch r.Medal {
		case altyn.Gold, altyn.Silver, altyn.Bronze:
			first := slices.IndexFunc(results[r.Entry], func(x *altyn.Result) bool {
				return x.Medal == altyn.Gold || x.Medal == altyn.Silver || x.Medal == altyn.Bronze
			})
			if results[r.Entry][first] == r {
				won = append(won, r)
			}
		}
	}
	return groups(won, func(r *altyn.Result) altyn.GamesID { return r.Entry.Games() }, func(a, b *altyn.Result) int {
		return cmp.Or(a.On.Compare(b.On), cmp.Compare(a.Entry.Event(), b.Entry.Event()), cmp.Compare(a.Rank.Or(1<<30), b.Rank.Or(1<<30)), cmp.Compare(a.Entry, b.Entry))
	})
}

func byGamesAndEvent(a, b *altyn.Entry) int {
	return cmp.Or(altyn.CompareGames(a.Games, b.Games), cmp.Compare(a.Event, b.Event), cmp.Compare(a.ID, b.ID))
}

func byDecided(a, b *altyn.Decision) int {
	return cmp.Or(a.Decided.Compare(b.Decided), cmp.Compare(a.Decision, b.Decision), cmp.Compare(a.ID, b.ID))
}

func byStep(a, b *altyn.Lineage) int {
	return cmp.Or(a.Valid.Compare(b.Valid), cmp.Compare(a.Nation, b.Nation), cmp.Compare(a.Predecessor, b.Predecessor))
}

func byMainPart(a, b *altyn.Host) int {
	if (a.Part == "main") != (b.Part == "main") {
		if a.Part == "main" {
			return -1
		}
		return 1
	}
	return cmp.Compare(a.City, b.City)
}

// formOrder puts the preferred name first and the others in the order of the schema.
func formOrder(f altyn.NameForm) int {
	forms := [...]altyn.NameForm{altyn.Preferred, altyn.Alias, altyn.ShortName, altyn.FormalName, altyn.CodeName, altyn.Adjective, altyn.Demonym, altyn.FormerName, altyn.Transliteration}
	if i := slices.Index(forms[:], f); i >= 0 {
		return i
	}
	return len(forms)
}

func unique[K comparable, T any](r *Record, name string, rows *[]T, key func(*T) K) func() map[K]*T {
	return sync.OnceValue(func() map[K]*T {
		r.need(name)
		return byKey(*rows, key, preference[T](r, name))
	})
}

func shared[K comparable, T any](r *Record, name string, rows *[]T, key func(*T) K, order func(a, b *T) int) func() map[K][]*T {
	return sync.OnceValue(func() map[K][]*T {
		r.need(name)
		return groups(pointers(*rows), key, order)
	})
}
