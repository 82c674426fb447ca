//! Signing in and out, and the accounts: the hands that touch PINs.

use super::{Answers, Asking};
use crate::{
    app::desk::request::{Answer, NewMember, Refusal, Request, SetUp},
    domain::{
        ids::{EventId, StaffId},
        staff::{
            Staff,
            hash::{Cost, HashError, PinHash},
            pin::Pin,
            tries::Gate,
        },
    },
    runtime::world::World,
    store::StoreError,
};

/// Times a try is begun anew because another process was quicker.
const RACES: usize = 5;

impl World {
    pub(super) fn accounts(&mut self, request: &Request, asking: Asking) -> Answers {
        match request {
            Request::Greet => {
                let has_organizer = self.records()?.has_organizer()?;
                Ok(vec![Answer::Greeted { has_organizer, machine: self.place()? }])
            }
            Request::SetUp(set_up) => self.set_up(set_up, asking),
            Request::SignIn { number, pin } => self.sign_in(*number, pin, asking),
            Request::SignOut => {
                let stamp = self.stamp(asking);
                if let Some(id) = asking.by {
                    self.records()?.sign_out(id, stamp)?;
                }
                Ok(Vec::new())
            }
            Request::AddMember { new, pin } => {
                let added = self.add(new, pin, asking);
                self.members(added)
            }
            Request::ResetPin { id, pin } => {
                let (hash, stamp) = (self.hash(pin)?, self.request_stamp(asking));
                let set = self.records()?.set_pin(*id, &hash, stamp).map(|_| ());
                self.members(set)
            }
            Request::UnlockMember(id) => {
                let stamp = self.request_stamp(asking);
                let opened = self.records()?.unlock_staff(*id, stamp).map(|_| ());
                self.members(opened)
            }
            Request::RetireMember(id) => {
                let stamp = self.request_stamp(asking);
                match self.records()?.retire_staff(*id, stamp) {
                    // another organizer was quicker: that is what was wanted
                    Err(StoreError::UnknownStaff(_)) => self.members(Ok(())),
                    retired => self.members(retired.map(|_| ())),
                }
            }
            _ => self.members(Ok(())),
        }
    }

    /// Makes the first organizer and names the machine; measures first what a hash may cost here. Where that was
    /// done already, perhaps by an earlier try of which nothing was heard, it is a try to sign in.
    fn set_up(&mut self, set_up: &SetUp, asking: Asking) -> Answers {
        if self.records()?.has_organizer()? {
            return self.sign_in(set_up.organizer.number, &set_up.pin, asking);
        }
        let cost = self.measured()?;
        let hash = self.hashed_at(&set_up.pin, cost)?;
        let organizer = Self::member(&set_up.organizer, asking);
        let stamps = [self.stamp(asking), self.stamp(asking)];
        let records = self.records()?;
        match records.set_up(&set_up.machine, &organizer, (&hash, cost), stamps) {
            Ok(()) => self.signed_in(&organizer, &hash, None, asking),
            // somebody else was quicker
            Err(StoreError::SetUpAlready) => Ok(vec![Answer::Refused(Refusal::Wrong)]),
            Err(error) => Err(error),
        }
    }

    /// The cost at which a hash takes about as long as it should on this machine.
    fn measured(&mut self) -> Result<Cost, StoreError> {
        let pin = Pin::typed("000000").map_err(|flaw| broken(&format!("{flaw:?}")))?;
        let before = self.clock.running_ms();
        self.hashed_at(&pin, Cost::LEAST)?;
        let took_ms = self.clock.running_ms().saturating_sub(before);
        Ok(Cost::LEAST.toward_wanted(took_ms))
    }

    fn add(&mut self, new: &NewMember, pin: &Pin, asking: Asking) -> Result<(), StoreError> {
        let hash = self.hash(pin)?;
        let staff = Self::member(new, asking);
        let stamp = self.request_stamp(asking);
        self.records()?.add_staff(&staff, &hash, stamp).map(|_| ())
    }

    /// Somebody new. The id is that of the entry that tells of them: a retry makes nobody else.
    fn member(new: &NewMember, asking: Asking) -> Staff {
        let EventId(id) = asking.event;
        let id = StaffId(id);
        let NewMember { number, name, role } = new.clone();
        Staff { id, number, name, role, retired: false }
    }

    fn hash(&mut self, pin: &Pin) -> Result<PinHash, StoreError> {
        let cost = self.records()?.pin_cost()?;
        self.hashed_at(pin, cost)
    }

    fn hashed_at(&self, pin: &Pin, cost: Cost) -> Result<PinHash, StoreError> {
        PinHash::new(pin, (self.salts)()(), cost).map_err(|error| unhashed(&error))
    }

    /// Checks number and PIN. A number that nobody has, and a member without a PIN on this machine, cost the same
    /// time and are answered the same.
    pub(super) fn sign_in(&mut self, number: u16, pin: &Pin, asking: Asking) -> Answers {
        let staff = self.records()?.staff()?;
        let found = staff.into_iter().find(|member| member.number == number && !member.retired);
        let cost = self.records()?.pin_cost()?;
        let Some(member) = found else {
            PinHash::decoy(cost).is_of(pin).map_err(|error| unhashed(&error))?;
            return Ok(vec![Answer::Refused(Refusal::Wrong)]);
        };
        for _ in 0..RACES {
            let seen = self.records()?.tries(member.id)?;
            match self.state.waits.gate(member.id, seen, asking.now.running_ms) {
                Gate::Locked => return Ok(vec![Answer::Refused(Refusal::Locked)]),
                Gate::Wait { for_ms } => {
                    return Ok(vec![Answer::Refused(Refusal::Wait(for_ms.div_ceil(1_000)))]);
                }
                Gate::Open => {}
            }
            let stamp = self.stamp(asking);
            let Some((now, hash)) = self.records()?.begin_try(member.id, seen, stamp)? else {
                continue;
            };
            let hash = hash.unwrap_or_else(|| PinHash::decoy(cost));
            if hash.is_of(pin).map_err(|error| unhashed(&error))? {
                let is_cheap = hash.is_cheaper_than(cost);
                let dearer = if is_cheap { Some(self.hashed_at(pin, cost)?) } else { None };
                return self.signed_in(&member, &hash, dearer.as_ref(), asking);
            }
            return Ok(vec![Answer::Refused(
                match self.state.waits.gate(member.id, now, asking.now.running_ms) {
                    Gate::Locked => Refusal::Locked,
                    Gate::Wait { for_ms } => Refusal::Wait(for_ms.div_ceil(1_000)),
                    Gate::Open => Refusal::Wrong,
                },
            )]);
        }
        Err(StoreError::Busy)
    }

    fn signed_in(
        &mut self,
        staff: &Staff,
        checked: &PinHash,
        dearer: Option<&PinHash>,
        asking: Asking,
    ) -> Answers {
        let asking = Asking { by: Some(staff.id), ..asking };
        self.state.has_seen_clock = true;
        let stamp = self.stamp(asking);
        match self.records()?.sign_in(staff.id, checked, dearer, stamp)? {
            Some(_) => self.known(asking),
            // it was the PIN when the check began, and is no longer
            None => Ok(vec![Answer::Refused(Refusal::Wrong)]),
        }
    }

    /// All accounts, or why a change of one was refused.
    fn members(&mut self, done: Result<(), StoreError>) -> Answers {
        let mut answers = match done {
            Ok(()) => Vec::new(),
            Err(StoreError::NumberTaken(_)) => vec![Answer::NumberTaken],
            Err(StoreError::LastOrganizer) => vec![Answer::LastOrganizer],
            Err(StoreError::UnknownStaff(_)) => vec![Answer::MemberHasLeft],
            Err(error) => return Err(error),
        };
        let mut members = Vec::new();
        for staff in self.records()?.staff()? {
            let is_locked = self.records()?.tries(staff.id)?.is_locked();
            members.push((staff, is_locked));
        }
        answers.push(Answer::Members(members));
        Ok(answers)
    }
}

/// A machine without the memory that a hash needs.
fn unhashed(error: &HashError) -> StoreError {
    StoreError::Unreachable { what: error.to_string() }
}

fn broken(what: &str) -> StoreError {
    StoreError::Damaged { what: what.to_owned() }
}
