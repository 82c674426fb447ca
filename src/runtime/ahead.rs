//! Work on two threads: one makes things, the other uses those that were made before. Knows nothing of what they are.

use std::{panic, sync::mpsc, thread};

/// Things that may wait to be used; then their maker waits.
const MOST_WAITING: usize = 8;

/// Makes things on a thread of their own while they are used on this one. `make` hands each over and is told whether
/// another is wanted; `take` is given them in the same order. Gives what both came to. A panic of either is the
/// caller's.
pub fn ahead<T: Send, M: Send, U>(
    make: impl FnOnce(&mut dyn FnMut(T) -> bool) -> M + Send,
    take: impl FnOnce(mpsc::Iter<'_, T>) -> U,
) -> (M, U) {
    let (give, given) = mpsc::sync_channel(MOST_WAITING);
    thread::scope(|scope| {
        let making = scope.spawn(move || make(&mut |thing| give.send(thing).is_ok()));
        let used = take(given.iter());
        // whoever waits to hand something over need not any more
        drop(given);
        match making.join() {
            Ok(outcome) => (outcome, used),
            Err(panic) => panic::resume_unwind(panic),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_made_is_used_in_its_order() {
        let (made, used) = ahead(
            |give| (0..1_000).take_while(|nth| give(*nth)).count(),
            |things| things.collect::<Vec<_>>(),
        );
        assert_eq!((made, used), (1_000, (0..1_000).collect()));
    }

    #[test]
    fn a_maker_whose_things_are_not_wanted_any_more_is_told() {
        let (made, used) = ahead(
            |give| (0..1_000_000_usize).take_while(|nth| give(*nth)).count(),
            |things| things.take(3).count(),
        );
        assert!(made <= 3 + MOST_WAITING + 1, "{made}");
        assert_eq!(used, 3);
    }

    #[test]
    #[should_panic(expected = "made up")]
    fn a_panic_of_the_maker_is_told() {
        let broken = |_give: &mut dyn FnMut(()) -> bool| panic!("made up");
        ahead::<(), (), usize>(broken, |things| things.count());
    }
}
