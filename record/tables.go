package record

import (
	"bytes"
	"iter"
	"path"
	"slices"
	"strings"

	"altyn"
	"altyn/internal/table"
)

// Tables are the rows of a record, one slice a table, withdrawn rows included.
type Tables struct {
	Sources        []altyn.Source
	Games          []altyn.Games
	Hosts          []altyn.Host
	Venues         []altyn.Venue
	Held           []altyn.Held
	Nations        []altyn.Nation
	Lineage        []altyn.Lineage
	Names          map[string][]altyn.Name // by language (BCP 47), as kk
	Sports         []altyn.Sport
	Events         []altyn.Event
	People         []altyn.Person
	Honours        []altyn.Honour
	Identities     []altyn.Identity
	Entries        []altyn.Entry
	Members        []altyn.Member
	Results        []altyn.Result
	Claims         []altyn.MedalClaim
	Publications   []altyn.Publication
	Lines          []altyn.TableLine // the table `tables`
	Decisions      []altyn.Decision
	Delegations    []altyn.Delegation
	Participations []altyn.Participation
	Quotas         []altyn.Quota
	Roles          []altyn.Role
	Marks          []altyn.Mark // the table `records`
	Coverage       []altyn.Coverage
	Precedence     []altyn.Precedence
	Exceptions     []altyn.Exception
	Rejected       []altyn.Rejected
}

// binding ties a table of the schema to its slice.
type binding struct {
	name   string
	parse  func(path, text string, checks []table.Column) part
	format func(path, text string) ([]byte, []altyn.Finding)
	files  func(t *Tables, template string) (map[string][]byte, error) // canonical CSV by path

	// Not of names.
	join  func(t *Tables, parts []part)
	lay   func(base shelved, changes []change) shelved       // lays a journal over the rows
	take  func(dst, src *Tables)                             // takes over the rows of this table
	known func(t *Tables, at altyn.Instant)                  // leaves out the rows that did not count then
	keys  func(t *Tables) func(func(int, string) bool)       // key of each row
	write func(w *imageWriter, t *Tables, from origin) error // adds the rows to an image
	open  func(im *image) keeper                             // the rows of an image

	cells       func(t *Tables) iter.Seq2[int, []string]             // rows as text, valid until the next
	provenances func(t *Tables) iter.Seq2[string, *altyn.Provenance] // by key; nil of rows without
}

// part is what one file holds.
type part struct {
	path     string
	text     string
	rows     any // []T
	lines    []int32
	findings []altyn.Finding
}

// bindings lists every table in the order of the schema but `names`, whose rows are kept by language.
var bindings = []binding{
	bind("sources", func(t *Tables) *[]altyn.Source { return &t.Sources }, nil),
	bind("games", func(t *Tables) *[]altyn.Games { return &t.Games }, nil),
	bind("hosts", func(t *Tables) *[]altyn.Host { return &t.Hosts }, nil),
	bind("venues", func(t *Tables) *[]altyn.Venue { return &t.Venues }, nil),
	bind("held", func(t *Tables) *[]altyn.Held { return &t.Held }, nil),
	bind("nations", func(t *Tables) *[]altyn.Nation { return &t.Nations }, nil),
	bind("lineage", func(t *Tables) *[]altyn.Lineage { return &t.Lineage }, nil),
	bindNames(),
	bind("sports", func(t *Tables) *[]altyn.Sport { return &t.Sports }, nil),
	bind("events", func(t *Tables) *[]altyn.Event { return &t.Events }, nil),
	bind("people", func(t *Tables) *[]altyn.Person { return &t.People }, nil),
	bind("honours", func(t *Tables) *[]altyn.Honour { return &t.Honours }, nil),
	bind("identities", func(t *Tables) *[]altyn.Identity { return &t.Identities }, nil),
	bind("entries", func(t *Tables) *[]altyn.Entry { return &t.Entries }, nil),
	bind("members", func(t *Tables) *[]altyn.Member { return &t.Members }, nil),
	bind("results", func(t *Tables) *[]altyn.Result { return &t.Results }, func(r *altyn.Result) []string {
		return []string{"{games}", string(r.Entry.Games()), "{sport}", string(r.Entry.Event().Sport())}
	}),
	bind("claims", func(t *Tables) *[]altyn.MedalClaim { return &t.Claims }, nil),
	bind("publications", func(t *Tables) *[]altyn.Publication { return &t.Publications }, nil),
	bind("tables", func(t *Tables) *[]altyn.TableLine { return &t.Lines }, func(l *altyn.TableLine) []string {
		g, _, _ := strings.Cut(string(l.Publication), "/")
		return []string{"{games}", g}
	}),
	bind("decisions", func(t *Tables) *[]altyn.Decision { return &t.Decisions }, nil),
	bind("delegations", func(t *Tables) *[]altyn.Delegation { return &t.Delegations }, nil),
	bind("participations", func(t *Tables) *[]altyn.Participation { return &t.Participations }, nil),
	bind("quotas", func(t *Tables) *[]altyn.Quota { return &t.Quotas }, nil),
	bind("roles", func(t *Tables) *[]altyn.Role { return &t.Roles }, nil),
	bind("records", func(t *Tables) *[]altyn.Mark { return &t.Marks }, nil),
	bind("coverage", func(t *Tables) *[]altyn.Coverage { return &t.Coverage }, nil),
	bind("precedence", func(t *Tables) *[]altyn.Precedence { return &t.Precedence }, nil),
	bind("exceptions", func(t *Tables) *[]altyn.Exception { return &t.Exceptions }, nil),
	bind("rejected", func(t *Tables) *[]altyn.Rejected { return &t.Rejected }, nil),
}

// bind ties the table name to the slice that rows gives. Of a table of several files, parts gives what stands for each
// {...} of the path in the file a row belongs to.
func bind[T any](name string, rows func(*Tables) *[]T, parts func(*T) []string) binding {
	return binding{
		name:   name,
		parse:  parse[T],
		format: table.Format[T],
		join: func(t *Tables, parts []part) {
			if len(parts) == 1 {
				*rows(t) = parts[0].rows.([]T)
				return
			}
			n := 0
			for _, p := range parts {
				n += len(p.lines)
			}
			all := make([]T, 0, n)
			for _, p := range parts {
				all = append(all, p.rows.([]T)...)
			}
			*rows(t) = all
		},
		lay: func(base shelved, changes []change) shelved {
			t := &Tables{}
			all, from := lay(*rows(base.rows), base.from, changes)
			*rows(t) = all
			return shelved{rows: t, from: from}
		},
		take:  func(dst, src *Tables) { *rows(dst) = *rows(src) },
		known: func(t *Tables, at altyn.Instant) { *rows(t) = counting(*rows(t), at) },
		keys: func(t *Tables) func(func(int, string) bool) {
			return func(yield func(int, string) bool) {
				for i := range *rows(t) {
					if k, ok := any(&(*rows(t))[i]).(interface{ Key() string }); ok && !yield(i, k.Key()) {
						return
					}
				}
			}
		},
		write: func(w *imageWriter, t *Tables, from origin) error {
			return writeTable(w, name, *rows(t), from, indexed[name])
		},
		open: func(im *image) keeper {
			h := &tableHolding[T]{slot: rows}
			h.holding = newHolding(newStock[T](im, im.tables[name]), "")
			if columns := indexed[name]; len(columns) > 0 {
				h.key = columns[0]
			}
			return h
		},
		cells: func(t *Tables) iter.Seq2[int, []string] { return cellsOf(*rows(t)) },
		provenances: func(t *Tables) iter.Seq2[string, *altyn.Provenance] {
			return func(yield func(string, *altyn.Provenance) bool) {
				for i := range *rows(t) {
					if r := &(*rows(t))[i]; !yield(keyOf(r), originOfRow(r)) {
						return
					}
				}
			}
		},
		files: func(t *Tables, template string) (map[string][]byte, error) {
			byPath := map[string][]T{}
			for i := range *rows(t) {
				r := &(*rows(t))[i]
				p := template
				if parts != nil {
					p = strings.NewReplacer(parts(r)...).Replace(template)
				}
				byPath[p] = append(byPath[p], *r)
			}
			return encode(byPath)
		},
	}
}

// bindNames ties the table `names`, of which each file is a language. A Record keeps its rows apart from the others'.
func bindNames() binding {
	return binding{
		name:   "names",
		parse:  parse[altyn.Name],
		format: table.Format[altyn.Name],
		files: func(t *Tables, template string) (map[string][]byte, error) {
			byPath := map[string][]altyn.Name{}
			for lang, rows := range t.Names {
				byPath[strings.ReplaceAll(template, "{language}", lang)] = rows
			}
			return encode(byPath)
		},
	}
}

// cellsOf yields rows as text, in the order of their columns.
func cellsOf[T any](rows []T) iter.Seq2[int, []string] {
	return func(yield func(int, []string) bool) {
		codec, err := table.NewCodec[T]()
		if err != nil {
			return // a test holds that every row type has a codec
		}
		cells := make([]string, len(codec.Columns()))
		for i := range rows {
			for j := range cells {
				if cells[j], err = codec.Text(&rows[i], j); err != nil {
					cells[j] = ""
				}
			}
			if !yield(i, cells) {
				return
			}
		}
	}
}

func parse[T any](path, text string, checks []table.Column) part {
	rows, lines, findings := table.Parse[T](path, text, checks...)
	return part{path: path, text: text, rows: rows, lines: lines, findings: findings}
}

// language gives the language of a file of names: kk for names/kk.csv.
func language(p string) string { return strings.TrimSuffix(path.Base(p), ".csv") }

// counts reports whether the row counted in the record as it stood at the instant.
func counts[T any](row *T, at altyn.Instant) bool {
	switch r := any(row).(type) {
	case interface{ KnownAt(altyn.Instant) bool }:
		return r.KnownAt(at)
	case *altyn.Source:
		return at == 0 || r.Recorded <= at
	}
	return true
}

// counting gives the rows that counted in the record as it stood at the instant; the same slice when all did.
func counting[T any](rows []T, at altyn.Instant) []T {
	for i := range rows {
		if counts(&rows[i], at) {
			continue
		}
		kept := slices.Clone(rows[:i])
		for j := i + 1; j < len(rows); j++ {
			if counts(&rows[j], at) {
				kept = append(kept, rows[j])
			}
		}
		return kept
	}
	return rows
}

func encode[T any](byPath map[string][]T) (map[string][]byte, error) {
	files := make(map[string][]byte, len(byPath))
	for p, rows := range byPath {
		var b bytes.Buffer
		if err := table.Write(&b, rows); err != nil {
			return nil, err
		}
		files[p] = b.Bytes()
	}
	return files, nil
}

// Files gives the canonical CSV files of the rows by their path: what a directory of this record holds. A table
// without rows has no file.
func (t *Tables) Files() (map[string][]byte, error) {
	all := map[string][]byte{}
	for _, b := range bindings {
		s, _ := SchemaOf(b.name)
		files, err := b.files(t, s.Path)
		if err != nil {
			return nil, err
		}
		for p, text := range files {
			all[p] = text
		}
	}
	return all, nil
}

// Format gives the canonical form of the file of the record at this path; see [table.Format]. It reports false when
// no table has such a file.
func Format(path, text string) (canonical []byte, findings []altyn.Finding, ok bool) {
	name, ok := TableAt(path)
	if !ok {
		return nil, nil, false
	}
	for _, b := range bindings {
		if b.name == name {
			canonical, findings = b.format(path, text)
		}
	}
	return canonical, findings, true
}

// TableAt gives the table of which the file at this path is one.
func TableAt(p string) (name string, ok bool) {
	for _, s := range schemas().list {
		if ok, _ := path.Match(s.pattern(), p); ok {
			return s.Name, true
		}
	}
	return "", false
}
