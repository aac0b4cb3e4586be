// Package browser has no code: its tests drive the site in Chromium, as people use it: by mouse, by keyboard alone, without
// JavaScript, on a phone, in the dark, in other languages.
//
// They are left out where there is no Chromium, unless ALTYN_BROWSER=required, as in CI, and with ALTYN_BROWSER=off. AXE_CORE names the file axe.min.js of
// the npm package axe-core, whose rules of accessibility are then held; ALTYN_SHOTS names a folder for screenshots (the
// default is screenshots/ at the root, which Git ignores). Requests without a browser are tested beside the server.
package browser
