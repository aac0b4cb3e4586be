package cli

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"altyn"
	"altyn/feed"
	"altyn/feed/csvmap"
	"altyn/feed/gameskit"
	"altyn/feed/gamesnocs"
	"altyn/feed/kaggle120"
	"altyn/feed/olympicmedals"
	"altyn/feed/tables"
	"altyn/gazetteer"
	"altyn/internal/desk"
	"altyn/journal"
	"altyn/record"
	"altyn/resolve"
)

// maxAltered is the share of the rows of a record, in per cent, of which an import may take the place without --yes-many.
const maxAltered = 5

// maxImport bounds all files of one import together.
const maxImport = 1 << 30

// importCommand writes the rows of a published data set to the journal of a record.
type importCommand struct {
	Source string   `arg:"" help:"Kind of data set: kaggle120, olympic-medals, games-kit, games-nocs, tables, record or csv; doc/importing.md describes them."`
	Files  []string `arg:"" help:"Its files, or a folder that holds them; of record, one folder."`
}

// importer is a kind of data set.
type importer struct {
	name      string
	publisher string
	kind      altyn.SourceKind
	title     string
	asOf      string // day whose state it shows, when the user names none
	unique    bool   // one key a person
	read      func(*importing) (*feed.Batch, error)
}

var importers = []importer{
	{"kaggle120", "sports-reference", altyn.Authority, "Athletes and events of the Olympic Games, 1896 to 2016", "2018", true, readKaggle},
	{"olympic-medals", "ioc", altyn.Authority, "Medallists of the Olympic Games, 1896 to 2022", "2022-02", false, readOlympicMedals},
	{"games-kit", "ioc", altyn.ResultsBody, "Medals, teams, results and schedule of one Games", "", true, readKit},
	{"games-nocs", "wikipedia", altyn.Encyclopedia, "Teams by nation and sport, Olympic and Paralympic Games", "2024-12-24", false, readNocs},
	{"tables", "", altyn.Authority, "Published medal tables", "", false, readTables},
	{"csv", "", altyn.Press, "", "", false, readCSV},
	{"record", "", "", "", "", false, nil},
}

// importing is one import under way.
type importing struct {
	s      *session
	r      *record.Record
	kind   importer
	files  []importFile
	source altyn.Source
	asOf   altyn.Date
	label  string
	bar    *importProgress
}

// importFile is a file in memory, with its sum.
type importFile struct {
	path, name string
	text       []byte
	sum        string
	bar        *importProgress
}

func (f importFile) open() io.Reader { return watched{bytes.NewReader(f.text), f} }

func (c *importCommand) run(s *session) (int, error) {
	i := slices.IndexFunc(importers, func(k importer) bool { return k.name == c.Source })
	if i < 0 {
		var names []string
		for _, k := range importers {
			names = append(names, k.name)
		}
		return StatusTrouble, mend(fmt.Errorf("import: there is no kind of data set %q", c.Source), "%s", cmp.Or(didYouMean(c.Source, names), "the kinds are "+strings.Join(names, ", ")))
	}
	if err := s.writable("import"); err != nil {
		return StatusTrouble, err
	}
	var names []string
	for _, f := range c.Files {
		names = append(names, filepath.Base(f))
	}
	if len(names) > 6 {
		names = append(names[:5], fmt.Sprintf("and %d more", len(c.Files)-5))
	}
	d, err := s.draft("import " + c.Source + " " + strings.Join(names, " "))
	if err != nil {
		return StatusTrouble, err
	}
	im := &importing{s: s, kind: importers[i], label: c.Source}
	if im.kind.name != "record" {
		files, err := s.within(c.Files)
		if err != nil {
			return StatusTrouble, err
		}
		if err := im.load(files); err != nil {
			return StatusTrouble, err
		}
	}
	began := s.env.Now()
	for range retries {
		status, err := im.write(c, d, began)
		if !errors.Is(err, journal.ErrMoved) {
			return status, err
		}
	}
	return StatusTrouble, mend(errors.New("other processes keep writing to the journal"), "try again when they are done")
}

// manyFiles is how many files a folder may have.
const manyFiles = 10_000

// within puts the CSV and JSON files of a folder in the place of the folder, in order of name: the same folder gives the
// same source each time. Of the folders in it only `results` is read, where a kit of Games has those of each sport; others
// may hold older states of the same files.
func (s *session) within(paths []string) ([]string, error) {
	var out []string
	for _, p := range paths {
		f, err := s.env.FS.Open(filepath.Clean(p))
		if err != nil {
			return nil, mend(fmt.Errorf("import: read %s: %w", p, cause(err)), "name the files of the data set, or its folder")
		}
		info, err := f.Stat()
		f.Close()
		if err != nil || !info.IsDir() {
			out = append(out, p) // reading it says what is wrong with it
			continue
		}
		n := len(out)
		for _, dir := range []string{p, filepath.Join(p, "results")} {
			entries, err := fs.ReadDir(folder{s.env.FS, filepath.Clean(dir)}, ".")
			if dir != p && errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return nil, fmt.Errorf("import: read folder %s: %w", dir, cause(err))
			}
			if len(entries) > manyFiles {
				return nil, fmt.Errorf("import: the folder %s has %d files, more than %d", dir, len(entries), manyFiles)
			}
			for _, e := range entries {
				ext := strings.ToLower(filepath.Ext(e.Name()))
				switch {
				case e.Type().IsRegular() && (ext == ".csv" || ext == ".json"):
					out = append(out, filepath.Join(dir, e.Name()))
				case e.IsDir() && e.Name() != "results":
					s.note("import: the folder %s is not read; name its files, if they belong to the data set", filepath.Join(dir, e.Name()))
				}
			}
		}
		if len(out) == n {
			return nil, mend(fmt.Errorf("import: the folder %s has no CSV or JSON file", p), "name the folder in which the files of the data set are")
		}
	}
	return out, nil
}

// load reads the files, and makes the source that their rows cite: the same for the same files.
func (im *importing) load(paths []string) error {
	all := sha256.New()
	size := int64(0)
	im.bar = im.s.importProgress()
	for _, p := range paths {
		f, err := im.s.env.FS.Open(filepath.Clean(p))
		if err != nil {
			return mend(fmt.Errorf("import: read %s: %w", p, cause(err)), "name the files of the data set")
		}
		text, err := io.ReadAll(io.LimitReader(f, maxImport-size+1))
		f.Close()
		if err != nil {
			return fmt.Errorf("import: read %s: %w", p, cause(err))
		}
		if size += int64(len(text)); size > maxImport {
			return fmt.Errorf("import: the files are longer than %d MiB together", maxImport>>20)
		}
		sum := sha256.Sum256(text)
		all.Write(sum[:])
		im.files = append(im.files, importFile{p, filepath.Base(p), text, hex.EncodeToString(sum[:]), im.bar})
		im.bar.total += bytes.Count(text, []byte("\n"))
	}
	k := im.kind
	im.source = altyn.Source{Publisher: cmp.Or(im.s.flags.Publisher, k.publisher), Kind: k.kind, Title: k.title, Via: "data set " + k.name}
	taken := cmp.Or(im.s.flags.Taken, k.asOf)
	if taken != "" {
		day, err := altyn.ParseDate(taken)
		if err != nil || !day.Known() {
			return mend(fmt.Errorf("--taken %s: want a day, a month or a year", taken), "write it as 2022-02-28, 2022-02 or 2022")
		}
		im.source.Published, im.asOf = day, day
	}
	im.source.ID = altyn.SourceID(k.name + "-" + hex.EncodeToString(all.Sum(nil))[:8])
	return nil
}

// why gives the reason of the batch: what the user says, and the sums of the files.
func (im *importing) why() string {
	var b strings.Builder
	b.WriteString(im.s.flags.Why)
	for i, f := range im.files {
		if b.Len() > journal.MaxTextBytes-500 {
			fmt.Fprintf(&b, "; and %d more", len(im.files)-i)
			break
		}
		if b.Len() > 0 {
			b.WriteString("; ")
		}
		fmt.Fprintf(&b, "%s sha256 %s", f.name, f.sum)
	}
	return b.String()
}

// write works the import out on the record as it stands, and appends it.
func (im *importing) write(c *importCommand, d journal.Draft, began time.Time) (int, error) {
	s := im.s
	over, err := s.open()
	if err != nil {
		return StatusTrouble, err
	}
	if damage := over.Damage(); damage != nil {
		return StatusTrouble, mend(fmt.Errorf("import: nothing can be written: %w", damage), "restore the journal from a backup, or move it away; altyn log --verify --data %s says what is good", s.flags.Data)
	}
	im.r = over.Record()
	if im.kind.name == "record" {
		return im.writeRecord(c, d, over)
	}
	im.bar.rows = 0 // it may not be the first try
	batch, err := im.kind.read(im)
	if err != nil {
		im.bar.clear()
		return StatusTrouble, err
	}
	im.bar.rows = im.bar.total
	im.bar.step("who is who", 0)
	plan := resolve.Build(im.r, batch, resolve.Options{Label: im.label, Source: im.source, AsOf: im.asOf, Unique: im.kind.unique})
	im.bar.clear()
	if err := s.report(plan, im.source.ID); err != nil {
		return StatusTrouble, err
	}
	n := plan.Counts
	entries, err := plan.Entries()
	if err != nil {
		return StatusTrouble, err
	}
	d.Why = im.why()
	status, err := s.appendImport(d, over, entries, n.NewRows, n.Altered)
	if err != nil {
		return status, err
	}
	for _, note := range plan.Notes {
		s.note("%s", note)
	}
	took := s.env.Now().Sub(began)
	fmt.Fprintf(s.out, "%d rows read in %.1f s (%.0f a second); %d new rows: %d people, %d entries, %d results, %d claims, %d events\n",
		n.Rows, took.Seconds(), float64(n.Rows)/max(took.Seconds(), 0.001), n.NewRows, n.People, n.Entries, n.Results, n.Claims, n.Events)
	fmt.Fprintf(s.out, "%d people and %d entries were in the record already; %d lines are not matched or not used\n", n.Known, n.Met, n.Unused)
	return StatusOK, nil
}

// appendImport writes the batch, unless there is nothing to write or it would alter too much.
func (s *session) appendImport(d journal.Draft, over *desk.Desk, entries []journal.Entry, rows, altered int) (int, error) {
	if rows == 0 || len(entries) == 0 {
		s.note("nothing to write: the record says so already")
		return StatusOK, nil
	}
	if existing := rowsOf(over.Record()); altered*100 > existing*maxAltered && !s.flags.YesMany {
		return StatusTrouble, mend(fmt.Errorf("import: nothing was written: it would take the place of %d of the %d rows of the record, more than %d %%", altered, existing, maxAltered),
			"look at it with --dry-run; if it is meant, say --yes-many")
	}
	if s.flags.DryRun {
		byPath := map[string]int{}
		for _, e := range entries {
			name, _ := record.TableAt(e.Path)
			byPath[name] += e.Rows
		}
		for _, sc := range record.Schemas() {
			if n := byPath[sc.Name]; n > 0 {
				fmt.Fprintf(s.out, "%8d rows of %s\n", n, sc.Name)
			}
		}
		s.note("dry run: nothing was written")
		return StatusOK, nil
	}
	if err := s.makeFolder(); err != nil {
		return StatusTrouble, err
	}
	head := over.Head()
	d.After, d.Entries = &head, entries
	b, err := s.journal.Append(context.WithoutCancel(s.ctx), d)
	if err != nil {
		return StatusTrouble, err
	}
	fmt.Fprintf(s.out, "batch %d of %s by %s, %.12s: %s\n", b.Seq, b.At, b.Who, b.Hash, b.What)
	return StatusOK, nil
}

// rowsOf counts the rows of the tables that an import can alter.
func rowsOf(r *record.Record) int {
	t := r.Tables()
	return len(t.People) + len(t.Entries) + len(t.Members) + len(t.Results) + len(t.Events) + len(t.Nations) + len(t.Games) + len(t.Decisions) +
		len(t.Publications) + len(t.Lines) + len(t.Delegations) + len(t.Participations)
}

// report lists what was not matched: all of it in the file of --report, else how much of each kind.
func (s *session) report(p *resolve.Plan, source altyn.SourceID) error {
	if s.flags.Report != "" {
		var b strings.Builder
		fmt.Fprintf(&b, "# what %s says that was not matched or not used: file:line: what: reason\n", source)
		for _, x := range p.Problems {
			fmt.Fprintln(&b, x)
		}
		if err := writeFile(s.flags.Report, b.String()); err != nil {
			return mend(fmt.Errorf("import: write %s: %w", s.flags.Report, cause(err)), "name another file with --report")
		}
	}
	if s.flags.Quiet || len(p.Problems) == 0 {
		return nil
	}
	kinds := map[string]int{}
	first := map[string]feed.Problem{}
	for _, x := range p.Problems {
		k := kindOfReason(x.Reason)
		if kinds[k]++; kinds[k] == 1 {
			first[k] = x
		}
	}
	order := make([]string, 0, len(kinds))
	for k := range kinds {
		order = append(order, k)
	}
	slices.SortFunc(order, func(a, b string) int { return cmp.Or(cmp.Compare(kinds[b], kinds[a]), cmp.Compare(a, b)) })
	for _, k := range order[:min(len(order), 12)] {
		s.note("%6d not matched or not used, the first %s", kinds[k], first[k])
	}
	if s.flags.Report == "" {
		s.note("\tall of them: --report FILE")
	}
	return nil
}

// kindOfReason takes names and figures out of a reason.
func kindOfReason(reason string) string {
	reason, _, _ = strings.Cut(reason, ":")
	w := strings.Fields(reason)
	return strings.Join(w[:min(4, len(w))], " ")
}

func readKaggle(im *importing) (*feed.Batch, error) {
	if len(im.files) != 1 {
		return nil, mend(errors.New("import kaggle120: want one file"), "altyn import kaggle120 athlete_events.csv --data DIR")
	}
	return kaggle120.Read(im.files[0].path, im.files[0].open())
}

func readOlympicMedals(im *importing) (*feed.Batch, error) {
	if len(im.files) != 2 {
		return nil, mend(errors.New("import olympic-medals: want the medals and the hosts"), "altyn import olympic-medals olympic_medals.csv olympic_hosts.csv --data DIR")
	}
	medals, hosts := im.files[0], im.files[1]
	if bytes.HasPrefix(medals.text, []byte("game_slug")) || bytes.HasPrefix(medals.text, []byte("index,game_slug")) {
		medals, hosts = hosts, medals
	}
	games, err := olympicmedals.Hosts(hosts.path, hosts.open())
	if err != nil {
		return nil, err
	}
	return olympicmedals.Read(medals.path, medals.open(), games)
}

func readKit(im *importing) (*feed.Batch, error) {
	var files []gameskit.File
	for _, f := range im.files {
		files = append(files, gameskit.File{Name: f.path, Open: func() (io.ReadCloser, error) { return io.NopCloser(f.open()), nil }})
	}
	games, err := im.games()
	if err != nil {
		return nil, err
	}
	b, err := gameskit.Read(files, games, im.gamesOnDays)
	if err != nil {
		if games == "" {
			return nil, mend(err, "say of which Games the files are: --games 2024S")
		}
		return nil, err
	}
	if len(b.Rows) > 0 {
		im.label = "games-kit-" + string(b.Rows[0].Games) // codes of people are of one Games
		if b.Rows[0].Games.Season().Movement() == altyn.Paralympic {
			im.source.Publisher = cmp.Or(im.s.flags.Publisher, "ipc")
		}
	}
	return b, nil
}

func readNocs(im *importing) (*feed.Batch, error) {
	names := map[string]string{}
	out := &feed.Batch{}
	var main []importFile
	for _, f := range im.files {
		head, _, _ := bytes.Cut(f.text, []byte("\n"))
		switch {
		case bytes.Contains(head, []byte("men")) && bytes.Contains(head, []byte("country")):
			main = append(main, f)
		case bytes.Contains(head, []byte("parent")):
			names = gamesnocs.Names(string(f.text))
		default:
			out.Problems = append(out.Problems, feed.Problem{File: f.path, What: "file", Reason: "not used: its days are a month late, and the rest of it is in the record"})
		}
	}
	if len(main) == 0 {
		return nil, mend(errors.New("import games-nocs: no file of participations among the files"), "altyn import games-nocs participationRecords.csv sportsDetail.csv --data DIR")
	}
	for _, f := range main {
		b, err := gamesnocs.Read(f.path, f.open(), names, im.gamesIn)
		if err != nil {
			return nil, err
		}
		out.Facts.Delegations = append(out.Facts.Delegations, b.Facts.Delegations...)
		out.Problems = append(out.Problems, b.Problems...)
	}
	return out, nil
}

func readTables(im *importing) (*feed.Batch, error) {
	games, err := im.games()
	if err != nil {
		return nil, err
	}
	out := &feed.Batch{}
	for _, f := range im.files {
		b, err := tables.Read(f.path, f.open(), tables.Options{Publisher: im.s.flags.Publisher, Kind: im.kind.kind, AsOf: im.asOf, Games: games, GamesOf: im.gamesIn})
		if err != nil {
			var fe *feed.Error
			if errors.As(err, &fe) {
				return nil, err
			}
			return nil, mend(err, "say it with --games 2024S, --publisher ioc and --taken 2024-08-13")
		}
		out.Facts.Tables = append(out.Facts.Tables, b.Facts.Tables...)
		out.Problems = append(out.Problems, b.Problems...)
	}
	if len(out.Facts.Tables) > 0 {
		im.source.Publisher = cmp.Or(im.source.Publisher, out.Facts.Tables[0].Publisher)
	}
	return out, nil
}

func readCSV(im *importing) (*feed.Batch, error) {
	name := im.s.flags.Map
	if name == "" {
		return nil, mend(errors.New("import csv: no mapping"), "say with --map FILE which column means what; doc/importing.md has an example")
	}
	f, err := im.s.env.FS.Open(filepath.Clean(name))
	if err != nil {
		return nil, mend(fmt.Errorf("import csv: read %s: %w", name, cause(err)), "name the mapping with --map FILE")
	}
	defer f.Close()
	m, err := csvmap.ReadMapping(name, f)
	if err != nil {
		return nil, err
	}
	im.source.Publisher = cmp.Or(im.s.flags.Publisher, m.Source["publisher"])
	im.source.Kind, im.source.Title, im.source.URL, im.source.Language = altyn.SourceKind(m.Source["kind"]), m.Source["title"], m.Source["url"], m.Source["language"]
	if p := m.Source["published"]; p != "" && im.s.flags.Taken == "" {
		if im.source.Published, err = altyn.ParseDate(p); err != nil {
			return nil, fmt.Errorf("%s: source.published: %w", name, err)
		}
	}
	im.label = "csv-" + im.source.Publisher
	out := &feed.Batch{}
	for _, f := range im.files {
		b, err := csvmap.Read(f.path, f.open(), m)
		if err != nil {
			return nil, err
		}
		out.Rows = append(out.Rows, b.Rows...)
		out.Problems = append(out.Problems, b.Problems...)
	}
	return out, nil
}

// games gives the Games that the user names.
func (im *importing) games() (altyn.GamesID, error) {
	switch g := im.s.flags.Games; len(g) {
	case 0:
		return "", nil
	case 1:
		id, ok := altyn.ParseGamesID(strings.ToUpper(g[0]))
		if ok {
			if _, ok = im.r.Games(id); ok {
				return id, nil
			}
		}
		return "", mend(fmt.Errorf("--games %s: the record has no such Games", g[0]), "Games are named by year and S, W, PS or PW, as 2012S, 2026W, 2024PS")
	}
	return "", errors.New("--games: want one")
}

// gamesOnDays finds the Games that were held on these days.
func (im *importing) gamesOnDays(first, last altyn.Day, para bool) (altyn.GamesID, bool) {
	for _, g := range im.r.AllGames() {
		begin := g.Opens
		if g.FirstCompetition.Known() && (!begin.Known() || g.FirstCompetition.First() < begin.First()) {
			begin = g.FirstCompetition
		}
		if begin.Known() && g.Closes.Known() && begin.First() <= first && last <= g.Closes.Last() && (g.Movement == altyn.Paralympic) == para {
			return g.ID, true
		}
	}
	return "", false
}

// gamesIn finds the Games of a year in a city.
func (im *importing) gamesIn(year int, city string, paralympic bool) (altyn.GamesID, bool) {
	word := func(s string) string {
		w := strings.FieldsFunc(gazetteer.Fold(s), func(r rune) bool { return r == ' ' || r == '=' || r == '+' })
		if len(w) == 0 {
			return ""
		}
		return w[0]
	}
	var only altyn.GamesID
	n := 0
	for _, g := range im.r.AllGames() {
		if g.ID.Year() != year || (g.Movement == altyn.Paralympic) != paralympic || g.Status == altyn.GamesCancelled {
			continue
		}
		only = g.ID
		n++
		for _, h := range im.r.Hosts(g.ID) {
			if word(strings.ReplaceAll(h.City, "-", " ")) == word(strings.ReplaceAll(city, "-", " ")) {
				return g.ID, true
			}
		}
	}
	return only, n == 1
}

// writeRecord takes over what another record has.
func (im *importing) writeRecord(c *importCommand, d journal.Draft, over *desk.Desk) (int, error) {
	s := im.s
	if len(c.Files) != 1 {
		return StatusTrouble, mend(errors.New("import record: want one folder"), "altyn import record FOLDER --data DIR")
	}
	files, name, err := s.dataFiles(c.Files[0])
	if err != nil {
		return StatusTrouble, err
	}
	other, findings, err := record.Load(files)
	if err != nil {
		return StatusTrouble, mend(fmt.Errorf("import record %s: %s", name, strings.TrimPrefix(err.Error(), "load record: ")), "name a folder with the tables of a record: games.csv, nations.csv and so on")
	}
	for i := range findings {
		findings[i].Path = desk.PathIn(name, findings[i].Path)
	}
	if err := s.refuse(findings); err != nil {
		return StatusTrouble, err
	}
	diff, err := resolve.Compare(im.r, other)
	if err != nil {
		return StatusTrouble, err
	}
	d.Why = strings.TrimPrefix(strings.Join([]string{s.flags.Why, "record " + name + " at " + other.Revision()}, "; "), "; ")
	status, err := s.appendImport(d, over, diff.Entries, diff.Added+diff.Altered, diff.Altered)
	if err == nil {
		fmt.Fprintln(s.out, diff)
	}
	return status, err
}

// importProgress is progress over the lines of files: how many, at what rate, and the time that is left.
type importProgress struct {
	p     *progress
	began time.Time
	rows  int // lines gone by
	total int // lines of all files
}

func (s *session) importProgress() *importProgress {
	return &importProgress{p: s.progress(2), began: s.env.Now()} // 2: one file can be long enough
}

// step says what is at work, and how many more of its lines have gone by.
func (b *importProgress) step(what string, rows int) {
	b.rows += rows
	if b.p.w == nil {
		return
	}
	now := b.p.now()
	if now.Sub(b.p.last) < progressAfter {
		return
	}
	b.p.last, b.p.shown = now, true
	gone := now.Sub(b.began)
	if b.rows == 0 || b.rows >= b.total { // matching and writing: no line goes by
		fmt.Fprintf(b.p.w, "\r\x1b[K%s: %d lines", what, b.total)
		return
	}
	left := time.Duration(float64(gone) / float64(b.rows) * float64(b.total-b.rows))
	fmt.Fprintf(b.p.w, "\r\x1b[K%s: %d of %d lines, %.0f a second, %s left", what, b.rows, b.total, float64(b.rows)/gone.Seconds(), left.Round(time.Second))
}

func (b *importProgress) clear() { b.p.clear() }

// watched is the text of a file that tells the progress how many lines of it were read.
type watched struct {
	r    *bytes.Reader
	file importFile
}

func (w watched) Read(b []byte) (int, error) {
	n, err := w.r.Read(b)
	w.file.bar.step(w.file.name, bytes.Count(b[:n], []byte("\n")))
	return n, err
}

// writeFile writes a file for the user.
func writeFile(name, text string) error { return os.WriteFile(name, []byte(text), 0o644) }
