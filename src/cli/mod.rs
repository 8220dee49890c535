//! The command line; touches no display.
