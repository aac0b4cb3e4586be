package cli

import (
	"fmt"
	"os"
	"time"

	"altyn/internal/desk"
	"altyn/internal/server"
	"altyn/record"
)

// exportSite writes the whole site as files that any web server can hold, in the language of --ui-lang.
func exportSite(s *session, _ *record.Record, dir string) error {
	today, err := s.todayIs()
	if err != nil {
		return err
	}
	y, m, d := today.Civil()
	noon := time.Date(y, time.Month(m), d, 12, 0, 0, 0, time.UTC)
	web, err := server.New(server.Options{Open: func() (*desk.Desk, error) { return s.open() }, Now: func() time.Time { return noon }})
	if err != nil {
		return err
	}
	if err := os.Mkdir(dir, 0o755); err != nil {
		return err
	}
	lang := s.flags.UILang
	if lang == "" {
		lang = "en"
	}
	return web.WriteStatic(s.ctx, dir, lang, func(done, left int) {
		if done%1000 == 0 {
			s.note("%s", fmt.Sprintf("%d files written, %d more are known of", done, left))
		}
	})
}
