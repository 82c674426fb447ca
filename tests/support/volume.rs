//! A small disk.

use std::{
    fs::{self, File},
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use tempfile::{TempDir, tempdir};

/// A small disk of its own, unmounted at the end. None where this test may not mount.
pub struct Volume(TempDir);

impl Volume {
    pub fn mounted() -> Option<Self> {
        let dir = tempdir().unwrap();
        let options = ["-t", "tmpfs", "-o", "size=6m,nr_inodes=40", "tmpfs"];
        let mut mount = Command::new("mount");
        mount.args(options).arg(dir.path()).stderr(Stdio::null());
        let is_mounted = mount.status().is_ok_and(|status| status.success());
        if !is_mounted {
            println!("skipped: mounting needs root; the file size limit is tested in its place");
        }
        is_mounted.then(|| Self(dir))
    }

    pub fn data(&self) -> &Path {
        self.0.path()
    }

    /// Fills the disk to the last byte.
    pub fn fill(&self) {
        let mut filler = File::options().create(true).append(true).open(self.filler()).unwrap();
        for size in [65_536, 4_096, 512, 1] {
            while filler.write_all(&vec![0; size]).is_ok() {}
        }
    }

    fn filler(&self) -> std::path::PathBuf {
        self.0.path().join("photos of the cat")
    }

    pub fn clear(&self) {
        fs::remove_file(self.filler()).unwrap();
    }
}

impl Drop for Volume {
    fn drop(&mut self) {
        Command::new("umount").arg("-l").arg(self.0.path()).status().ok();
    }
}
