//! The picture on the terminal: keeps what is shown, finds what a new frame changes, and writes that, once a
//! frame. Never asks the terminal anything: its size is what the last resize said.
//!
//! The drawing library's own comparison is not used: it does not know that a wide character which is overwritten
//! in part leaves its other half to the terminal's taste.

mod painter;
mod pen;

use std::{
    convert::Infallible,
    io::{self, Write},
    mem,
};

use ratatui::{
    Frame, Terminal,
    backend::{Backend, ClearType, WindowSize},
    buffer::{Buffer, Cell},
    layout::{Position, Rect, Size},
};

use painter::Painter;

/// What a terminal shows, and the way to change it.
#[derive(Debug)]
pub struct Screen<W: Write> {
    frames: Terminal<Easel>,
    shown: Buffer,
    painter: Painter,
    out: W,
}

impl<W: Write> Screen<W> {
    /// A screen of this size, cleared, with the cursor hidden.
    pub fn new(out: W, size: Size) -> Self {
        let easel = Easel { size, cursor: None, last: Position::ORIGIN };
        let Ok(frames) = Terminal::new(easel);
        let shown = Buffer::empty(Rect::from((Position::ORIGIN, size)));
        Self { frames, shown, painter: Painter::default(), out }
    }

    /// The terminal's size in cells.
    pub fn size(&self) -> Size {
        self.frames.backend().size
    }

    /// The terminal has this size now.
    pub fn resize(&mut self, size: Size) {
        self.frames.backend_mut().size = size;
        // terminals differ in what they do with the old picture
        self.forget();
    }

    /// The next frame is drawn from nothing: whatever is assumed about the terminal may be wrong.
    pub fn forget(&mut self) {
        self.shown = Buffer::empty(Rect::from((Position::ORIGIN, self.size())));
        self.painter.clear();
    }

    /// Rings the terminal's bell.
    pub fn ring(&mut self) -> io::Result<()> {
        self.out.write_all(b"\x07")
    }

    /// Draws a frame and writes what it changes: one write, or none when it changes nothing.
    pub fn draw(&mut self, view: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        let Self { frames, shown, painter, out } = self;
        let Ok(_) = frames.draw(|frame| {
            view(frame);
            painter.paint(shown, frame.buffer_mut());
            // what was shown goes back to the library, which empties it for a later frame
            mem::swap(shown, frame.buffer_mut());
        });
        painter.set_cursor(frames.backend().cursor);
        painter.write(out)
    }
}

/// What the library needs to make frames: a size, and somebody to tell where the cursor goes.
#[derive(Debug)]
struct Easel {
    size: Size,
    cursor: Option<Position>,
    last: Position,
}

impl Backend for Easel {
    type Error = Infallible;

    fn draw<'a, I>(&mut self, _: I) -> Result<(), Infallible>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        Ok(())
    }

    fn hide_cursor(&mut self) -> Result<(), Infallible> {
        self.cursor = None;
        Ok(())
    }

    fn show_cursor(&mut self) -> Result<(), Infallible> {
        self.cursor = Some(self.last);
        Ok(())
    }

    fn get_cursor_position(&mut self) -> Result<Position, Infallible> {
        Ok(self.last)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), Infallible> {
        self.last = position.into();
        self.cursor = self.cursor.map(|_| self.last);
        Ok(())
    }

    fn clear(&mut self) -> Result<(), Infallible> {
        Ok(())
    }

    fn clear_region(&mut self, _: ClearType) -> Result<(), Infallible> {
        Ok(())
    }

    fn size(&self) -> Result<Size, Infallible> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> Result<WindowSize, Infallible> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> Result<(), Infallible> {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
