//! Notices changes in a folder and its direct sub-folders, and that something was written in the data folder (Linux;
//! elsewhere nothing is noticed). May not read the files.

use std::path::PathBuf;

use crate::app::effect::Effect;

/// A folder, and what is to be done when something in it has changed and things have settled.
#[derive(Clone, Debug, PartialEq)]
pub struct Watch {
    /// The folder; its direct sub-folders are watched too.
    pub folder: PathBuf,
    /// What is carried out then.
    pub then: Effect,
}

pub use system::{Armed, FolderWatch, RecordsWatch};

#[cfg(target_os = "linux")]
mod system {
    use std::{
        fs, io,
        os::fd::{AsFd, BorrowedFd, OwnedFd},
        path::{Path, PathBuf},
        sync::Arc,
    };

    use rustix::fs::inotify::{self, CreateFlags, WatchFlags};

    /// One folder under the kernel's eyes.
    #[derive(Debug)]
    pub struct FolderWatch {
        folder: PathBuf,
        kernel: OwnedFd,
    }

    impl FolderWatch {
        /// Begins to watch.
        pub fn begin(folder: &Path) -> io::Result<Self> {
            let kernel = inotify::init(CreateFlags::CLOEXEC | CreateFlags::NONBLOCK)?;
            let watch = Self { folder: folder.to_owned(), kernel };
            watch.look_at(folder)?;
            watch.look_at_sub_folders();
            Ok(watch)
        }

        /// Takes what the kernel noticed, whatever it was, and includes sub-folders that are new.
        pub fn take(&self) {
            let mut buffer = [0; 4096];
            while rustix::io::read(&self.kernel, &mut buffer).is_ok_and(|length| length > 0) {}
            self.look_at_sub_folders();
        }

        fn look_at(&self, folder: &Path) -> io::Result<()> {
            let what = WatchFlags::CREATE
                | WatchFlags::CLOSE_WRITE
                | WatchFlags::MOVED_FROM
                | WatchFlags::MOVED_TO
                | WatchFlags::DELETE
                | WatchFlags::ONLYDIR;
            inotify::add_watch(&self.kernel, folder, what)?;
            Ok(())
        }

        /// A sub-folder that cannot be watched stays unwatched: a restart reads it all the same.
        fn look_at_sub_folders(&self) {
            for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
                if entry.path().is_dir() {
                    self.look_at(&entry.path()).ok();
                }
            }
        }
    }

    impl AsFd for FolderWatch {
        fn as_fd(&self) -> BorrowedFd<'_> {
            self.kernel.as_fd()
        }
    }

    /// The data folder under the kernel's eyes, from being armed to the first change of a file in it: so whatever
    /// somebody writes there, and be it a million records, it is one change until it is armed again. The folder and
    /// not the file, which may be deleted and made anew. Its clones are the same watch.
    #[derive(Clone, Debug)]
    pub struct RecordsWatch {
        folder: PathBuf,
        kernel: Arc<OwnedFd>,
    }

    /// One arming of a watch.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Armed(i32);

    impl RecordsWatch {
        /// A watch that is not armed. The folder need not be there yet.
        pub fn new(folder: &Path) -> io::Result<Self> {
            let kernel = inotify::init(CreateFlags::CLOEXEC | CreateFlags::NONBLOCK)?;
            Ok(Self { folder: folder.to_owned(), kernel: Arc::new(kernel) })
        }

        /// From now on the next change is noticed.
        pub fn arm(&self) -> io::Result<Armed> {
            let what = WatchFlags::MODIFY
                | WatchFlags::CREATE
                | WatchFlags::DELETE
                | WatchFlags::MOVED_TO
                | WatchFlags::DELETE_SELF
                | WatchFlags::MOVE_SELF
                | WatchFlags::ONLYDIR
                | WatchFlags::ONESHOT;
            Ok(Armed(inotify::add_watch(&self.kernel, &self.folder, what)?))
        }

        /// Nothing is noticed any more. One that has gone off is disarmed already.
        pub fn disarm(&self, Armed(watch): Armed) {
            inotify::remove_watch(&self.kernel, watch).ok();
        }

        /// Takes what the kernel noticed.
        pub fn take(&self) {
            let mut buffer = [0; 4096];
            while rustix::io::read(&self.kernel, &mut buffer).is_ok_and(|length| length > 0) {}
        }
    }

    impl AsFd for RecordsWatch {
        fn as_fd(&self) -> BorrowedFd<'_> {
            self.kernel.as_fd()
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    use std::{
        io,
        os::fd::{AsFd, BorrowedFd},
        path::Path,
    };

    /// Nothing: there is no watching here.
    #[derive(Debug)]
    pub enum FolderWatch {}

    impl FolderWatch {
        /// Refuses.
        pub fn begin(_: &Path) -> io::Result<Self> {
            Err(io::ErrorKind::Unsupported.into())
        }

        /// Cannot be called.
        pub fn take(&self) {
            match *self {}
        }
    }

    impl AsFd for FolderWatch {
        fn as_fd(&self) -> BorrowedFd<'_> {
            match *self {}
        }
    }

    /// Nothing: there is no watching here.
    #[derive(Clone, Debug)]
    pub enum RecordsWatch {}

    /// Nothing is ever armed.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Armed {}

    impl RecordsWatch {
        /// Refuses.
        pub fn new(_: &Path) -> io::Result<Self> {
            Err(io::ErrorKind::Unsupported.into())
        }

        /// Cannot be called.
        pub fn arm(&self) -> io::Result<Armed> {
            match *self {}
        }

        /// Cannot be called.
        pub fn disarm(&self, armed: Armed) {
            match armed {}
        }

        /// Cannot be called.
        pub fn take(&self) {
            match *self {}
        }
    }

    impl AsFd for RecordsWatch {
        fn as_fd(&self) -> BorrowedFd<'_> {
            match *self {}
        }
    }
}

#[cfg(target_os = "linux")]
#[cfg(test)]
mod tests {
    use std::{fs, os::fd::AsFd};

    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    use super::*;

    fn noticed(watch: &FolderWatch) -> bool {
        let now = Timespec { tv_sec: 0, tv_nsec: 0 };
        poll(&mut [PollFd::from_borrowed_fd(watch.as_fd(), PollFlags::IN)], Some(&now)).unwrap() > 0
    }

    #[test]
    fn a_changed_file_is_noticed_in_the_folder_in_its_sub_folders_and_in_new_ones() {
        let folder = tempfile::tempdir().unwrap();
        let old = folder.path().join("old");
        let new = folder.path().join("new");
        fs::create_dir(&old).unwrap();
        let watch = FolderWatch::begin(folder.path()).unwrap();
        assert!(!noticed(&watch));
        for change in [
            &|| fs::write(folder.path().join("words.toml"), "a").unwrap() as _,
            &|| fs::write(old.join("ja.md"), "b").unwrap(),
            &|| fs::create_dir(&new).unwrap(),
            &|| fs::write(new.join("ja.md"), "c").unwrap(),
            &|| fs::remove_file(new.join("ja.md")).unwrap(),
        ] as [&dyn Fn(); 5]
        {
            change();
            assert!(noticed(&watch));
            watch.take();
            assert!(!noticed(&watch));
        }
    }

    #[test]
    fn a_folder_that_is_not_there_is_refused() {
        assert!(FolderWatch::begin("/nowhere/at/all".as_ref()).is_err());
    }
}
