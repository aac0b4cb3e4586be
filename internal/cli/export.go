package cli

import (
	"bufio"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"altyn/internal/table"
	"altyn/record"
)

// exportCommand writes the state of a record, withdrawn rows included, in one of four forms.
type exportCommand struct {
	Form string `arg:"" help:"csv (a folder that is a whole record and stands alone), sqlite (one database file), jsonl (one row a line) or site (a folder with all pages, for any web server)."`
	Out  string `arg:"" help:"The folder or file to make; - is the standard output, of jsonl."`
}

func (c *exportCommand) run(s *session) (int, error) { return StatusOK, c.export(s) }

func (c *exportCommand) export(s *session) error {
	forms := map[string]func(*session, *record.Record, string) error{"csv": exportCSV, "sqlite": exportSQLite, "jsonl": exportJSONL, "site": exportSite}
	write, ok := forms[c.Form]
	if !ok {
		return mend(fmt.Errorf("export: there is no form %q", c.Form), "forms are csv, sqlite, jsonl and site")
	}
	toStdout := c.Out == "-" && c.Form == "jsonl"
	if !toStdout {
		if err := free(c.Out, c.Form == "csv" || c.Form == "site"); err != nil {
			return err
		}
	}
	d, err := s.open()
	if err != nil {
		return err
	}
	if damage := d.Damage(); damage != nil {
		s.note("note: the export holds what comes before the damage")
	}
	if toStdout {
		return jsonLines(s.out, d.Record())
	}
	// It is written beside its place and moved there when it is whole.
	partial := filepath.Clean(c.Out) + ".partial"
	if err := os.RemoveAll(partial); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	if err := write(s, d.Record(), partial); err != nil {
		return errors.Join(fmt.Errorf("export to %s: %w", c.Out, err), os.RemoveAll(partial))
	}
	if err := os.Rename(partial, filepath.Clean(c.Out)); err != nil {
		return errors.Join(fmt.Errorf("export: %w", err), os.RemoveAll(partial))
	}
	s.note("%s: the record of revision %s", c.Out, d.Record().Revision())
	return nil
}

// free makes sure that the place is free: nothing is there, or an empty folder where a folder is to be.
func free(out string, folder bool) error {
	if fi, err := os.Stat(filepath.Dir(filepath.Clean(out))); err != nil || !fi.IsDir() {
		return mend(fmt.Errorf("export: there is no folder %s", filepath.Dir(filepath.Clean(out))), "make it first")
	}
	fi, err := os.Lstat(out)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("export: %w", err)
	case folder && fi.IsDir():
		if list, err := os.ReadDir(out); err == nil && len(list) == 0 {
			return nil
		}
	}
	return mend(fmt.Errorf("export: %s is there already, and nothing is overwritten", out), "name a new one")
}

func exportCSV(s *session, r *record.Record, dir string) error {
	files, err := r.Tables().Files()
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(p, files[name], 0o644); err != nil {
			return err
		}
	}
	// The descriptor keeps what that of the record says of it: title, version, when it began.
	base, _, _, err := s.shippedOr(s.flags.Data)
	if err != nil {
		return err
	}
	descriptor := filepath.Join(dir, "datapackage.json")
	if text, err := fs.ReadFile(base, "datapackage.json"); err == nil {
		if err := os.WriteFile(descriptor, text, 0o644); err != nil {
			return err
		}
	}
	text, err := record.Describe(os.DirFS(dir))
	if err != nil {
		return err
	}
	return os.WriteFile(descriptor, text, 0o644)
}

// exportedRow is one line of `altyn export jsonl`.
type exportedRow struct {
	Table string            `json:"table"` // as in the schema; names/kk of the names in a language
	Row   map[string]string `json:"row"`   // the cells that are not empty, by column, as in CSV
}

func exportJSONL(_ *session, r *record.Record, file string) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	return errors.Join(jsonLines(w, r), w.Flush(), f.Sync(), f.Close())
}

func jsonLines(w io.Writer, r *record.Record) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return eachRow(r, func(name, _ string, columns, cells []string) error {
		row := exportedRow{Table: name, Row: map[string]string{}}
		for i, c := range columns {
			if cells[i] != "" {
				row.Row[c] = cells[i]
			}
		}
		return e.Encode(row)
	})
}

// eachRow gives every row of the record as text: its table, the language of names, columns and cells.
func eachRow(r *record.Record, yield func(name, lang string, columns, cells []string) error) error {
	files, err := r.Tables().Files()
	if err != nil {
		return err
	}
	for _, p := range slices.Sorted(maps.Keys(files)) {
		name, _ := record.TableAt(p)
		lang := ""
		if name == "names" {
			lang = strings.TrimSuffix(filepath.Base(p), ".csv")
			name += "/" + lang
		}
		var columns []string
		for row := range table.Records(string(files[p])) {
			if columns == nil {
				columns = slices.Clone(row.Cells)
				continue
			}
			if err := yield(name, lang, columns, row.Cells); err != nil {
				return err
			}
		}
	}
	return nil
}

func exportSQLite(s *session, r *record.Record, file string) error {
	abs, err := filepath.Abs(file)
	if err != nil {
		return err
	}
	uri := url.URL{Scheme: "file", Path: filepath.ToSlash(abs)}
	db, err := sql.Open("sqlite", uri.String()+"?_pragma=journal_mode(OFF)&_pragma=synchronous(FULL)")
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	return errors.Join(fillSQLite(s, r, db), db.Close())
}

func fillSQLite(s *session, r *record.Record, db *sql.DB) error {
	tx, err := db.BeginTx(s.ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	inserts := map[string]*sql.Stmt{}
	for _, schema := range record.Schemas() {
		var columns []string
		if schema.Name == "names" {
			columns = append(columns, `"language" TEXT`)
		}
		for _, c := range schema.Columns {
			kind := "TEXT"
			if c.Type == "number" {
				kind = "INTEGER"
			}
			columns = append(columns, fmt.Sprintf("%q %s", c.Name, kind))
		}
		if _, err := tx.ExecContext(s.ctx, fmt.Sprintf("CREATE TABLE %q(%s)", schema.Name, strings.Join(columns, ", "))); err != nil {
			return err
		}
		insert, err := tx.PrepareContext(s.ctx, fmt.Sprintf("INSERT INTO %q VALUES(?%s)", schema.Name, strings.Repeat(",?", len(columns)-1)))
		if err != nil {
			return err
		}
		inserts[schema.Name] = insert
	}
	err = eachRow(r, func(name, lang string, _, cells []string) error {
		var args []any
		if lang != "" {
			args = append(args, lang)
		}
		for _, c := range cells {
			if c == "" {
				args = append(args, nil) // not known
			} else {
				args = append(args, c)
			}
		}
		name, _, _ = strings.Cut(name, "/")
		_, err := inserts[name].ExecContext(s.ctx, args...)
		return err
	})
	if err != nil {
		return err
	}
	for _, schema := range record.Schemas() {
		key := make([]string, len(schema.Key))
		for i, c := range schema.Key {
			key[i] = fmt.Sprintf("%q", c)
		}
		if _, err := tx.ExecContext(s.ctx, fmt.Sprintf("CREATE INDEX %q ON %q(%s)", schema.Name+"_key", schema.Name, strings.Join(key, ", "))); err != nil {
			return err
		}
	}
	return tx.Commit()
}
