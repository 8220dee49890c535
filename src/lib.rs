//! Parcours: an offline desktop editor for customer journey maps.
//!
//! Data flows one way: `model` → `layout` → `scene` → painters (`ui` on screen, `export` to files).
//! Lower modules never name upper ones; `tests/suite/architecture.rs` holds that. Start reading at
//! [`model::Document`], then [`layout`], then [`editor`].

#![cfg_attr(
    test,
    allow(
        clippy::disallowed_methods,
        reason = "tests write files and start threads as they like"
    )
)]

pub mod app;
pub mod cli;
pub mod command;
pub mod editor;
pub mod export;
pub mod i18n;
pub mod layout;
pub mod meeting;
pub mod model;
pub mod scene;
pub mod storage;
pub mod text;
pub mod theme;
pub mod ui;

/// For everything that is linked with this library: the program, its tests and its benches.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
