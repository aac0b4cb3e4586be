// Package server answers requests over HTTP: it reads addresses and forms, asks package site for pages, and sets limits,
// languages and caching headers. All routes stand in routes.go.
//
// What is on a page is left to [altyn/internal/site]; listening, signals and the clock come from the caller. Nothing that
// a visitor pastes is stored or written to a log.
package server
