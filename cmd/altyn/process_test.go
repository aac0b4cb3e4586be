//go:build unix

package main

import (
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// BenchmarkProcess measures whole runs of the command: start, answer, end. rss-MB is the largest resident set of any run,
// cpu-ms the processor time of one. The goals are 60 ms for the table, 100 ms for the report, and 100 MB.
func BenchmarkProcess(b *testing.B) {
	binary := build(b)
	for _, c := range []struct {
		name, stdin string
		args        []string
	}{
		{"table", "", []string{"table", "2012S"}},
		{"check", report, []string{"check", "-", "--format", "json", "--fail-on", "never"}},
		{"version", "", []string{"version"}},
	} {
		b.Run(c.name, func(b *testing.B) {
			var rss, cpu float64
			runs := 0
			for b.Loop() {
				cmd := exec.CommandContext(b.Context(), binary, c.args...)
				cmd.Stdin = strings.NewReader(c.stdin)
				if out, err := cmd.CombinedOutput(); err != nil {
					b.Fatalf("%v\n%s", err, out)
				}
				runs++
				if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
					rss = max(rss, float64(u.Maxrss)/1024)
				}
				cpu += float64((cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Microseconds()) / 1000
			}
			b.ReportMetric(rss, "rss-MB")
			b.ReportMetric(cpu/float64(runs), "cpu-ms")
		})
	}
}
