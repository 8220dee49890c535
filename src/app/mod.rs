//! The shell: the eframe application and its jobs on worker threads.
