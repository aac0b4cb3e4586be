package cli_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"altyn/internal/cli"
)

// importRows is the number of rows of the file that the benchmark imports.
const importRows = 271_116

// importFile gives the reference file when it is beside the project, else one of as many generated rows.
func importFile(b *testing.B) string {
	b.Helper()
	if real := "../../../shared/data/import/athlete_events_1896_2016.csv"; exists(real) {
		return real
	}
	var text strings.Builder
	text.WriteString(`"ID","Name","Sex","Age","Height","Weight","Team","NOC","Games","Year","Season","City","Sport","Event","Medal"` + "\n")
	nations := []string{"DEN", "NOR", "SWE", "FIN", "ISL", "GER", "FRA", "ITA"}
	for i := range importRows {
		year := 1996 + 4*(i%6)
		fmt.Fprintf(&text, "\"%d\",\"Lars%d Holm%d\",\"M\",24,180,80,\"%[4]s\",\"%[4]s\",\"%[5]d Summer\",%[5]d,\"Summer\",\"City\",\"Athletics\",\"Athletics Men's %[6]d metres\",NA\n",
			i/2, i%700, i%4000, nations[i%len(nations)], year, 100*(1+i%8))
	}
	name := filepath.Join(b.TempDir(), "athlete_events.csv")
	if err := os.WriteFile(name, []byte(text.String()), 0o644); err != nil {
		b.Fatal(err)
	}
	return name
}

func exists(name string) bool { _, err := os.Stat(name); return err == nil }

// BenchmarkImport imports a file of 271,116 rows into a durable record, and into a bare table by the sqlite3 tool. The
// aim is ten times the time of the tool at most.
func BenchmarkImport(b *testing.B) {
	file := importFile(b)
	b.Run("altyn", func(b *testing.B) {
		for b.Loop() {
			dir := filepath.Join(b.TempDir(), "record")
			var out, errs bytes.Buffer
			status := cli.Run(b.Context(), cli.Env{Args: []string{"import", "kaggle120", file, "--data", dir, "--by", "benchmark", "--quiet"},
				Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs, FS: cli.OSFiles{}, Now: time.Now, Getenv: func(string) string { return "" }})
			if status != cli.StatusOK {
				b.Fatal(errs.String())
			}
		}
		b.ReportMetric(float64(importRows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	})
	b.Run("sqlite3", func(b *testing.B) {
		tool, err := exec.LookPath("sqlite3")
		if err != nil {
			b.Skip("there is no sqlite3 tool")
		}
		for b.Loop() {
			db := filepath.Join(b.TempDir(), "bare.sqlite")
			if out, err := exec.CommandContext(b.Context(), tool, db, ".mode csv", ".import '"+file+"' t").CombinedOutput(); err != nil {
				b.Fatalf("%v: %s", err, out)
			}
		}
		b.ReportMetric(float64(importRows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	})
}
