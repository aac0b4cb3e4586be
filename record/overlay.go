package record

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"altyn"
	"altyn/internal/table"
	"altyn/journal"
)

// Withdrawal is a row of an entry of a journal that withdraws: it names a row that no longer counts, and whose claim it
// is. A row of the same key from other sources is another claim and stays.
type Withdrawal struct {
	Row     altyn.RowID      `col:"row"`
	Sources []altyn.SourceID `col:"source"` // exactly those of the row; none for a row without sources
}

// Key gives the row's order within its entry.
func (w Withdrawal) Key() string { return string(w.Row) }

// Overlay lays a journal over a record: the rows that batches put are there besides those of base, and count from the
// instant of their batch; those that batches withdraw no longer count from then on. Neither base nor the journal changes,
// and the same of both gives the same record.
//
//   - A put of a row that is there already, with the same key, sources and content, changes nothing.
//   - With the same key and sources and other content it takes the place of the row: that one is withdrawn at the instant.
//   - With other sources it is a claim of its own: rows of other sources are never touched. Which of several claims
//     counts, precedence says; see [Record.Prefer].
//   - Sources, lines of published tables and rows of precedence have no withdrawal of their own: the newest counts.
//
// The record is good as far as the journal is: the error is that of the batches, as a [journal.DamageError]. Rows that
// cannot be read are findings; their paths are `journal.sqlite#<batch>/<file>`.
func Overlay(base *Record, batches iter.Seq2[journal.Batch, error]) (*Record, []altyn.Finding, error) {
	var changes []change
	var findings []altyn.Finding
	var broken error
	head := base.head
	for b, err := range batches {
		if err != nil {
			broken = err
			break
		}
		head = b.Head()
		for i, e := range b.Entries {
			c := change{seq: b.Seq, at: b.At, why: b.Why, path: e.Path, body: string(e.Body), put: e.Op == journal.Put}
			if name, ok := TableAt(e.Path); c.put && ok {
				c.table = name
			} else if c.put {
				findings = append(findings, altyn.Finding{Path: c.name(), Severity: altyn.Error, Rule: "unknown-table",
					Message: fmt.Sprintf("entry %d of the batch is of %s, which is no file of a record", i+1, e.Path)})
				continue
			}
			changes = append(changes, c)
		}
	}
	if len(changes) == 0 && len(findings) == 0 {
		return base, nil, broken
	}
	parseChanges(changes)
	byTable := map[string][]change{}
	for _, c := range changes {
		findings = append(findings, c.part.findings...)
		if c.put {
			byTable[c.key()] = append(byTable[c.key()], c)
			continue
		}
		for t, rows := range c.withdrawn {
			own := c
			own.withdrawn = map[string][]Withdrawal{t: rows}
			byTable[t] = append(byTable[t], own)
		}
	}

	sh := &shelf{tables: map[string]func() shelved{}, names: map[string]func() shelvedNames{}}
	for _, b := range bindings {
		under, ok := base.shelf.tables[b.name]
		own := byTable[b.name]
		switch {
		case b.lay == nil || !ok && len(own) == 0:
		case len(own) == 0:
			sh.tables[b.name] = under
		default:
			sh.tables[b.name] = sync.OnceValue(func() shelved {
				file := shelved{rows: &Tables{}, from: noOrigin}
				if ok {
					file = under()
				}
				return b.lay(file, own)
			})
		}
	}
	for lang, rows := range base.shelf.names {
		sh.names[lang] = rows
	}
	for t, own := range byTable {
		if lang, ok := strings.CutPrefix(t, "names/"); ok {
			under := base.shelf.names[lang]
			sh.names[lang] = sync.OnceValue(func() shelvedNames {
				var file shelvedNames
				file.from = noOrigin
				if under != nil {
					file = under()
				}
				rows, from := lay(file.rows, file.from, own)
				return shelvedNames{rows, from}
			})
		}
	}
	if base.shelf.kept != nil {
		sh.kept = make(map[string]func() keeper, len(base.shelf.kept))
		for name, under := range base.shelf.kept {
			own := byTable[name]
			sh.kept[name] = under
			if len(own) > 0 {
				sh.kept[name] = sync.OnceValue(func() keeper { return under().lay(own) })
				sh.tables[name] = sync.OnceValue(func() shelved { return sh.kept[name]().shelved() })
			}
		}
		sh.podium, sh.people = base.shelf.podium, base.shelf.people
	}
	r := newRecord(sh, base.at)
	r.edition, r.head = base.edition, head
	r.files = sync.OnceValue(func() map[string]string { return canonical(r.Tables()) })
	r.ground = base.ground
	if base.head.Seq == 0 {
		r.ground = base.revision
	}
	r.revision = sync.OnceValue(func() string { return revisionAfter(r.ground(), head) })
	return r, findings, broken
}

// RevisionAfter gives the revision of the record as it was after an earlier batch of its journal, with the tables below
// the journal as they are; of the zero Head that of the tables alone.
func (r *Record) RevisionAfter(head journal.Head) string {
	ground := r.revision
	if r.head.Seq != 0 {
		ground = r.ground
	}
	return revisionAfter(ground(), head)
}

func revisionAfter(ground string, head journal.Head) string {
	if head.Seq == 0 {
		return ground
	}
	h := sha256.Sum256([]byte(ground + head.Hash.String()))
	return hex.EncodeToString(h[:])[:12]
}

// Head gives the last batch of the journal that was laid over the record; the zero Head when there was none.
func (r *Record) Head() journal.Head { return r.head }

// change is one entry of a batch.
type change struct {
	seq   int64
	at    altyn.Instant
	why   string
	path  string
	body  string
	table string // name of the table of a put
	put   bool
	part  part // rows of a put

	withdrawn map[string][]Withdrawal // by table
}

// withdrawals yields the rows that the change withdraws.
func (c *change) withdrawals() iter.Seq[Withdrawal] {
	return func(yield func(Withdrawal) bool) {
		for _, rows := range c.withdrawn {
			for _, w := range rows {
				if !yield(w) {
					return
				}
			}
		}
	}
}

// key gives the key of the row within its table.
func (w Withdrawal) key() string {
	_, key, _ := strings.Cut(string(w.Row), ":")
	return key
}

// name gives the path of the entry for findings and [Record.Where].
func (c *change) name() string {
	return "journal.sqlite#" + strconv.FormatInt(c.seq, 10) + "/" + c.path
}

// key gives the table, and the language of names, of a put.
func (c *change) key() string {
	if c.table == "names" {
		return "names/" + language(c.path)
	}
	return c.table
}

// parseChanges reads the rows of the changes, as many at a time as there are processors.
func parseChanges(changes []change) {
	eachAtOnce(len(changes), func(i int) { changes[i].parse() })
}

func (c *change) parse() {
	if c.put {
		b := bindingOf(c.table)
		s, _ := SchemaOf(c.table)
		c.part = b.parse(c.name(), c.body, s.checks())
		c.part.findings = slices.DeleteFunc(c.part.findings, func(f altyn.Finding) bool {
			return f.Rule == "missing-column" // the table may have got the column after the batch was written
		})
		return
	}
	c.path = path.Join(c.path, "withdraw.csv")
	rows, _, findings := table.Parse[Withdrawal](c.name(), c.body)
	c.part.findings = findings
	c.withdrawn = map[string][]Withdrawal{}
	for _, w := range rows {
		c.withdrawn[w.Row.Table()] = append(c.withdrawn[w.Row.Table()], w)
	}
}

func bindingOf(name string) binding {
	return bindings[slices.IndexFunc(bindings, func(b binding) bool { return b.name == name })]
}

// lay lays changes, in the order of their batches, over the rows of a table; see [Overlay].
func lay[T any](rows []T, from func() origin, changes []change) ([]T, func() origin) {
	out, added := layRows(rows, changes)
	return out, sync.OnceValue(func() origin {
		o := from()
		if len(o.first) == 0 && len(rows) > 0 {
			o = originOf(part{lines: make([]int32, len(rows))}) // rows of unknown origin
		}
		return o.and(len(rows), added)
	})
}

// layRows gives the rows with those that the changes add after them, and where these were read.
func layRows[T any](rows []T, changes []change) ([]T, []part) {
	at := map[string][]int{} // rows by key, of the keys that occur in changes
	n := len(rows)
	for _, c := range changes {
		for w := range c.withdrawals() {
			at[w.key()] = nil
		}
		if c.put {
			put := c.part.rows.([]T)
			n += len(put)
			for i := range put {
				at[keyOf(&put[i])] = nil
			}
		}
	}
	out := append(make([]T, 0, n), rows...)
	for i := range out {
		key := keyOf(&out[i])
		if _, ok := at[key]; ok {
			at[key] = append(at[key], i)
		}
	}
	var added []part
	for _, c := range changes {
		for w := range c.withdrawals() {
			for _, i := range at[w.key()] {
				if p := originOfRow(&out[i]); p != nil && p.Withdrawn == 0 && slices.Equal(p.Sources, w.Sources) {
					p.Withdrawn, p.Reason = c.at, c.why
				}
			}
		}
		if !c.put {
			continue
		}
		put := c.part.rows.([]T)
		kept := part{path: c.name(), lines: make([]int32, 0, len(put))}
		for k := range put {
			row := put[k]
			stamp(&row, c.at)
			key := keyOf(&row)
			if i, same := claim(out, at[key], &row); same {
				continue
			} else if i >= 0 {
				if p := originOfRow(&out[i]); p != nil {
					p.Withdrawn, p.Reason = c.at, "replaced in batch "+strconv.FormatInt(c.seq, 10)
				} else {
					out[i] = row
					continue
				}
			}
			at[key] = append(at[key], len(out))
			out = append(out, row)
			kept.lines = append(kept.lines, c.part.lines[k])
		}
		if len(kept.lines) > 0 {
			added = append(added, kept)
		}
	}
	return out, added
}

// claim finds the row that counts with the sources of this one among those at the places; -1 when there is none. It
// reports whether it says the same.
func claim[T any](rows []T, places []int, row *T) (at int, same bool) {
	p := originOfRow(row)
	for _, i := range slices.Backward(places) {
		q := originOfRow(&rows[i])
		if p == nil || q == nil {
			return i, alike(rows[i], *row)
		}
		if q.Withdrawn == 0 && slices.Equal(p.Sources, q.Sources) {
			return i, alike(rows[i], *row)
		}
	}
	return -1, false
}

// alike reports whether two rows say the same, whenever they were written.
func alike[T any](a, b T) bool {
	for _, r := range []*T{&a, &b} {
		if p := originOfRow(r); p != nil {
			p.Recorded, p.Withdrawn, p.Reason = 0, 0, ""
		}
		if s, ok := any(r).(*altyn.Source); ok {
			s.Recorded = 0
		}
	}
	return reflect.DeepEqual(a, b)
}

// stamp sets the instant at which the row was written.
func stamp[T any](row *T, at altyn.Instant) {
	if p := originOfRow(row); p != nil {
		p.Recorded = at
	}
	if s, ok := any(row).(*altyn.Source); ok {
		s.Recorded = at
	}
}

func keyOf[T any](row *T) string {
	if k, ok := any(row).(interface{ Key() string }); ok {
		return k.Key()
	}
	return ""
}
