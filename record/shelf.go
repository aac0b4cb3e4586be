package record

import (
	"sync"

	"altyn"
)

// shelf is where the rows of a record lie, withdrawn ones too: table by table, each read when it is first asked for.
type shelf struct {
	tables map[string]func() shelved      // by table, all but names
	names  map[string]func() shelvedNames // by language

	// Of a record that was opened from an image: the tables of which single rows can be asked for, by table, the
	// entries that won a medal on the day or were touched by a decision when it was written, and the order of people.
	// Otherwise nil.
	kept   map[string]func() keeper
	podium func() map[altyn.GamesID][]altyn.EntryID
	people string // rows of people of the image in order of id, 4 bytes each
}

// shelved is the rows of one table.
type shelved struct {
	rows *Tables // only this table's are meant
	from func() origin
}

// shelvedNames is the names in one language.
type shelvedNames struct {
	rows []altyn.Name
	from func() origin
}

func noOrigin() origin { return origin{} }

// all gives every row.
func (s *shelf) all() *Tables {
	t := &Tables{Names: make(map[string][]altyn.Name, len(s.names))}
	var wg sync.WaitGroup
	for _, b := range bindings {
		if file, ok := s.tables[b.name]; ok {
			wg.Go(func() { b.take(t, file().rows) })
		}
	}
	wg.Wait()
	for lang, rows := range s.names {
		t.Names[lang] = rows().rows
	}
	return t
}
