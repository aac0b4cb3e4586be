package record

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"altyn"
	"altyn/internal/table"
)

// maxFiles bounds the files of one record.
const maxFiles = 20_000

// Load reads every table of the record in fsys. Faulty rows and files are findings, ordered by path and line: a row
// that cannot be cut into its cells is left out, a cell that cannot be read is left as not known. A table without a
// file is empty; that is a finding only where the schema requires it. The error is for a directory in which there is no
// record at all.
func Load(fsys fs.FS) (*Record, []altyn.Finding, error) { return load(fsys, false) }

// Open is Load for a record that is known to be sound, such as the one that ships: a table is read when it is first
// asked for, and faults of rows are not among the findings.
func Open(fsys fs.FS) (*Record, []altyn.Finding, error) { return load(fsys, true) }

func load(fsys fs.FS, later bool) (*Record, []altyn.Finding, error) {
	if fsys == nil {
		return nil, nil, errors.New("load record: no directory given")
	}
	jobs, findings, err := survey(fsys)
	if err != nil {
		return nil, nil, fmt.Errorf("load record: %w", err)
	}
	for _, f := range absent(fsys, jobs) {
		if !slices.ContainsFunc(findings, func(g altyn.Finding) bool { return g.Path == f.Path && g.Rule == f.Rule }) {
			findings = append(findings, f)
		}
	}
	sh := &shelf{tables: map[string]func() shelved{}, names: map[string]func() shelvedNames{}}
	for i := range jobs {
		j := &jobs[i]
		path := j.part.path
		j.load = sync.OnceValue(func() part { return bindings[j.binding].load(fsys, path) })
	}
	for i, b := range bindings {
		var own []*job
		for k := range jobs {
			if jobs[k].binding == i {
				own = append(own, &jobs[k])
			}
		}
		switch {
		case b.name == "names":
			for _, j := range own {
				sh.names[language(j.part.path)] = func() shelvedNames {
					file := j.load()
					return shelvedNames{file.rows.([]altyn.Name), func() origin { return originOf(file) }}
				}
			}
		case len(own) > 0:
			sh.tables[b.name] = sync.OnceValue(func() shelved { return b.shelve(read(own)) })
		}
	}
	if !later {
		all := make([]*job, len(jobs))
		for i := range jobs {
			all[i] = &jobs[i]
		}
		for _, p := range read(all) {
			findings = append(findings, p.findings...)
		}
	}
	slices.SortStableFunc(findings, func(a, b altyn.Finding) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Rule, b.Rule))
	})
	r := newRecord(sh, 0)
	r.asRead = true
	r.edition = sync.OnceValue(func() Edition { return edition(fsys) })
	r.files = sync.OnceValue(func() map[string]string {
		files := make(map[string]string, len(jobs))
		for i := range jobs {
			if !later {
				files[jobs[i].part.path] = jobs[i].load().text
			} else if text, err := open(fsys, jobs[i].part.path); err == nil {
				files[jobs[i].part.path] = text
			}
		}
		return files
	})
	return r, findings, nil
}

// shelve joins the files of the table.
func (b binding) shelve(parts []part) shelved {
	t := &Tables{}
	b.join(t, parts)
	return shelved{rows: t, from: sync.OnceValue(func() origin { return originOf(parts...) })}
}

// job is one file to read.
type job struct {
	binding int
	part    part
	load    func() part // what the file holds
}

// survey lists the files of the record and says which are missing or unknown.
func survey(fsys fs.FS) ([]job, []altyn.Finding, error) {
	top, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, nil, err
	}
	var jobs []job
	var findings []altyn.Finding
	single := map[string]bool{}
	for i, b := range bindings {
		s, ok := SchemaOf(b.name)
		if !ok {
			return nil, nil, fmt.Errorf("the schema has no table %q", b.name)
		}
		paths := []string{s.Path}
		if pattern := s.pattern(); pattern != s.Path {
			if paths, err = fs.Glob(fsys, pattern); err != nil {
				return nil, nil, err
			}
		} else {
			single[s.Path] = true
			if !slices.ContainsFunc(top, func(d fs.DirEntry) bool { return d.Name() == s.Path }) {
				paths = nil
			}
		}
		if len(paths) == 0 && s.Required {
			findings = append(findings, altyn.Finding{Path: s.Path, Severity: altyn.Error, Rule: "missing-table",
				Message: fmt.Sprintf("the table %s is missing, and no record is of use without it", s.Name), Fix: "add the file with the header " + header(s)})
		}
		for _, p := range paths {
			jobs = append(jobs, job{binding: i, part: part{path: p}})
		}
	}
	if len(jobs) == 0 {
		return nil, nil, fmt.Errorf("the directory holds no table: want %s", strings.Join(slices.Sorted(maps.Keys(single)), ", "))
	}
	if len(jobs) > maxFiles {
		return nil, nil, fmt.Errorf("the directory holds %d tables; the limit is %d", len(jobs), maxFiles)
	}
	for _, d := range top {
		if name := d.Name(); path.Ext(name) == ".csv" && !single[name] {
			f := altyn.Finding{Path: name, Severity: altyn.Warning, Rule: "unknown-table", Message: "no table of the record has this file; it was not read"}
			if near, ok := altyn.Nearest(name, slices.Values(slices.Sorted(maps.Keys(single)))); ok {
				f.Fix = fmt.Sprintf("did you mean %s?", near)
			}
			findings = append(findings, f)
		}
	}
	return jobs, findings, nil
}

func header(s Schema) string {
	var names []string
	for _, c := range s.Columns {
		names = append(names, c.Name)
	}
	return strings.Join(names, ",")
}

// read reads and parses the files of the jobs, as many at a time as there are processors, and gives them in the order
// of the jobs. Each file is its own unit of work.
func read(jobs []*job) []part {
	parts := make([]part, len(jobs))
	eachAtOnce(len(jobs), func(i int) { parts[i] = jobs[i].load() })
	return parts
}

func (b binding) load(fsys fs.FS, p string) part {
	s, _ := SchemaOf(b.name)
	text, err := open(fsys, p)
	out := b.parse(p, text, s.checks())
	if err != nil {
		out.findings = []altyn.Finding{{Path: p, Severity: altyn.Error, Rule: "unreadable", Message: err.Error()}}
	}
	return out
}

func open(fsys fs.FS, p string) (string, error) {
	f, err := fsys.Open(p)
	if err != nil {
		return "", err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	if info.IsDir() {
		return "", errors.New("read: it is a directory, not a file")
	}
	return table.ReadText(f, info.Size())
}

// Edition says which edition of a record this is, as its datapackage.json has it.
type Edition struct {
	Title   string
	Version string
	Created altyn.Instant // when the first rows were written; a question about what was known before has no answer
}

// edition reads what the descriptor says; a directory of the user's own needs none, and lint says when it is broken.
func edition(fsys fs.FS) Edition {
	text, err := open(fsys, descriptor)
	if err != nil {
		return Edition{}
	}
	var d struct {
		Title   string    `json:"title"`
		Version string    `json:"version"`
		Created time.Time `json:"created"`
	}
	if json.Unmarshal([]byte(text), &d) != nil {
		return Edition{}
	}
	e := Edition{Title: d.Title, Version: d.Version}
	if !d.Created.IsZero() {
		e.Created = altyn.InstantAt(d.Created)
	}
	return e
}

// descriptor is the path of the Frictionless descriptor of a record.
const descriptor = "datapackage.json"

// eachAtOnce does work for 0 to n-1, as many at a time as there are processors.
func eachAtOnce(n int, work func(i int)) {
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		wg.Go(func() {
			for i := range next {
				work(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}
