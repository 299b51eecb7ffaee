"""Who should act: sentence by sentence, as an officer would answer.

A row reads: is it for chief constables | who is named ("helper" for those who only help) | the words |
what stands around them.
"""

from dataclasses import dataclass, field

import pytest

from hmicwatch.domain import Applies, Role
from hmicwatch.parse.addressees import Verdict, verdict
from hmicwatch.parse.lexicon import lexicon
from tests.parse.reading import tables

ROWS = """
# chiefs and forces
yes         | chief_constables: Chief constables | Chief constables should make sure their officers know the law.
yes         | chief_constables: chief constables | By 31 January 2025, all chief constables should review their plans.
yes         | chief_constables: Chief Constables | Chief Constables in England and Wales should adopt the code.
yes         | chief_constables: chief constable | Every chief constable should appoint a lead.
yes         | chief_constables: CHIEF CONSTABLES | CHIEF CONSTABLES SHOULD MAKE SURE THAT LOGS ARE KEPT.
yes         | chief_constables: chief constables | chief constables should make sure that logs are kept.
yes         | chief_constables: Deputy chief constables | Deputy chief constables should oversee vetting.
yes         | chief_constables: Chief officers of police | Chief officers of police should publish the policy.
yes         | chief_constables: Chief officers | Chief officers should satisfy themselves that this is done.
yes         | chief_constables: Metropolitan Police Commissioner | The Metropolitan Police Commissioner should set a standard.
yes         | forces: Forces | Forces should stop using the form.
yes         | forces: forces | All forces should stop using the form.
yes         | forces: police force | Every police force in England and Wales should assess demand.
yes         | forces: force | Each force should produce a profile.
yes         | forces: Constabularies | Constabularies should produce a profile.
yes         | forces: The police service | The police service should learn from this.
yes         | forces: police | The police should learn from this.
yes         | forces: Forces | Forces need to record what they did.
yes         | forces: Forces | Forces must record what they did.
yes         | forces: forces | Within three months, and in any event before the summer, forces should act.
yes         | chief_constables: chief constables | To improve public confidence, chief constables should publish the figures.
yes         | chief_constables: chief constables | As a matter of urgency, chief constables should check the backlog.
yes         | forces: forces | Following publication of the guidance, forces should train staff.
yes         | chief_constables: Chief constables | Chief constables[3] should check the backlog.
yes         | chief_constables: Chief constables | Chief constables² should check the backlog.
yes         | chief_constables: chief constables | We recommend that chief constables should check the backlog.
yes         | chief_constables: chief constables | We recommend that, within six months, chief constables review their plans.
yes         | chief_constables: Chief constables | Chief constables should either train officers or appoint specialists.
yes         | chief_constables: Chief constables | Chief constables, as a priority, should check the backlog.
yes         | chief_constables: Chief constables | Chief constables (and those who advise them) should check the backlog.
yes         | forces: forces | Senior leaders in all forces should set the tone.
yes         | forces: Force control rooms | Force control rooms should record the reason.
yes         | forces: Custody sergeants | Custody sergeants should record the reason.
yes         | forces: Police officers | Police officers should record the reason.
yes         | chief_constables: chief constables; helper college_of_policing: College of Policing | Supported by the College of Policing, chief constables should train staff.
yes         | forces: forces | Led by the NPCC, forces should train staff.
# some of them
conditional | forces: forces | All forces with a shortage in qualified detectives and/or other investigators should recruit.
conditional | forces: Forces | Forces that haven’t yet adopted the code should do so.
conditional | forces: Forces | Forces that haven't yet adopted the code should do so.
conditional | forces: Forces | Forces which do not have a scrutiny panel should set one up.
conditional | forces: Forces | Forces without a dedicated team should set one up.
conditional | forces: Forces | Forces using the old system should replace it.
conditional | chief_constables: Chief constables | Chief constables whose forces have not signed the agreement should sign it.
conditional | chief_constables: Chief constables | Chief constables who have not reviewed their policy should do so.
conditional | chief_constables: Chief constables of forces | Chief constables of forces without a dedicated unit should set one up.
conditional | forces: forces | The affected forces should tell the victims.
conditional | forces: forces | Those forces that lack a policy should write one.
conditional | forces: forces | Some forces should review their contracts.
conditional | forces: forces | The six forces we inspected should review their contracts.
conditional | forces: Forces | Forces identified in annex B should review their contracts.
conditional | forces: forces | Where forces have not yet done this, they should introduce a log.
conditional | chief_constables: chief constables | If they haven’t already done so, chief constables should introduce a log.
conditional | forces: Forces; home_office: Home Office | Forces that haven’t done so and the Home Office should introduce a log.
# named forces
yes         | named_force: West Mercia Police | West Mercia Police should make sure it has enough staff. | forces: west-mercia
yes         | named_force: Metropolitan Police Service | The Metropolitan Police Service should make sure it has enough staff. | forces: metropolitan
yes         | named_force: MPS | The MPS should make sure it has enough staff. | forces: metropolitan
yes         | named_force: The Met | The Met should make sure it has enough staff. | forces: metropolitan
yes         | named_force: Greater Manchester Police | Greater Manchester Police should make sure it has enough staff. | forces: greater-manchester
yes         | named_force: GMP | GMP should make sure it has enough staff. | forces: greater-manchester
yes         | named_force: Avon and Somerset Constabulary | Avon and Somerset Constabulary should review its plan. | forces: avon-and-somerset
yes         | named_force: Devon & Cornwall Police | Devon & Cornwall Police should review its plan. | forces: devon-and-cornwall
yes         | named_force: Dyfed-Powys Police | Dyfed‑Powys Police should review its plan. | forces: dyfed-powys
yes         | named_force: British Transport Police | British Transport Police should review its plan. | forces: british-transport-police
yes         | named_force: Warwickshire Police; named_force: West Mercia Police | Warwickshire Police and West Mercia Police should review their plan. | forces: warwickshire west-mercia
yes         | named_force: The force | The force should improve how it answers calls. | report on: west-midlands
yes         | named_force: the force | HMIC recommends that within six months the force should act. | report on: kent
yes         | named_force: The force; pccs: police and crime commissioner | The force and its police and crime commissioner should act. | report on: kent
yes         | chief_constables: chief constable | The chief constable should appoint a lead. | report on: kent
yes         | chief_constables: chief constable of West Midlands Police | The chief constable of West Midlands Police should appoint a lead. | forces: west-midlands
yes         | - | Make sure that calls are answered in time. | report on: kent
# joint
yes         | chief_constables: chief constables; other: relevant business user groups | All chief constables and the relevant business user groups for police record management systems should act.
yes         | chief_constables: Chief constables; cps: CPS Area leads | Chief constables and CPS Area leads should agree a way of working.
yes         | chief_constables: Chief Constables; helper npcc: NPCC lead | Chief Constables, in conjunction with the NPCC lead for bail, should review its use.
yes         | chief_constables: Chief constables; helper home_office: Home Office | Chief constables, in collaboration with the Home Office, should review its use.
yes         | chief_constables: Chief constables; helper college_of_policing: College of Policing | Chief constables should work with the College of Policing to review its use.
yes         | forces: Forces; helper local_authorities: local authorities | Forces, working with local authorities, should map the gaps.
yes         | pccs: PCCs; ministry_of_justice: Ministry of Justice; chief_constables: chief constables | PCCs, the Ministry of Justice and chief constables should act.
yes         | pccs: Police and crime commissioners; chief_constables: chief constables | Police and crime commissioners and chief constables should act.
yes         | home_office: Home Office; npcc: NPCC; chief_constables: chief constables | The Home Office, the NPCC and chief constables should act together.
yes         | college_of_policing: College of Policing; chief_constables: chief constables | The College of Policing, together with chief constables, should act.
yes         | home_office: Home Office; chief_constables: chief constables | The Home Office, as well as chief constables, should act.
yes         | college_of_policing: College of Policing; forces: forces | Both the College of Policing and forces should act.
yes         | forces: Forces; cps: Crown Prosecution Service | Forces and the Crown Prosecution Service should act.
yes         | cps: CPS; forces: police | The CPS and police should act.
yes         | chief_constables: Chief constables; pccs: PCCs | Chief constables (and PCCs) should act.
yes         | home_office: Home Office; chief_constables: chief constables | The Home Office should fund the tool, and chief constables should use it.
yes         | home_office: Home Office; chief_constables: Chief constables | The Home Office should fund the tool. Chief constables should use it.
yes         | college_of_policing: College of Policing; forces: forces | By March 2026, the College of Policing should revise its guidance. By the same date, forces should use it.
yes         | chief_constables: Chief constables; pccs: police and crime commissioners; local_authorities: local authorities | Chief constables, police and crime commissioners and local authorities should act.
yes         | college_of_policing: College of Policing; forces: forces | The College of Policing and, where relevant, forces should act.
yes         | home_office: Home Office; forces: forces | The Home Office along with forces should act.
yes         | npcc: NPCC; chief_constables: chief constables; helper college_of_policing: College of Policing | The NPCC and chief constables, with the support of the College of Policing, should act.
yes         | other: Criminal justice bodies; forces: police forces | Criminal justice bodies, including police forces, should act.
yes         | home_office: Home Office; npcc: NPCC; chief_constables: chief constables | The Home Office; the NPCC; and all chief constables should act.
yes         | home_office: Home Office; chief_constables: chief constables | The Home Office should fund the tool while chief constables should use it.
# others only
no          | home_office: Home Office | The Home Office should publish guidance.
no          | home_office: Home Secretary | The Home Secretary should bring forward a bill.
no          | cps: CPS; npcc: NPCC | The CPS and NPCC should agree a definition.
no          | npcc: National Police Chiefs' Council lead | The National Police Chiefs’ Council lead for child protection should write guidance.
no          | npcc: National Police Chiefs' Council | The National Police Chiefs' Council should write guidance.
no          | npcc: National Police Chiefs Council | The National Police Chiefs Council should write guidance.
no          | npcc: National Police Chief's Council | The National Police Chief’s Council should write guidance.
no          | npcc: NATIONAL POLICE CHIEFS' COUNCIL | THE NATIONAL POLICE CHIEFS’ COUNCIL should write guidance.
no          | npcc: NPCC | The NPCC should write guidance.
no          | npcc: National Police Chiefs' Council | The National Police Chiefs’ Council (NPCC) should write guidance.
no          | npcc: National Police Chiefs' Council | The National Police Chiefs’ Council, which is currently reviewing how forces use the code, should finish.
no          | college_of_policing: College of Policing | The College of Policing, which should have known, should revise its guidance.
no          | home_office: Home Office; government: Department for Education; nca: National Crime Agency; npcc: National Police Chiefs' Council; college_of_policing: College of Policing | The Home Office, the Department for Education, the Welsh Government, the National Crime Agency, the National Police Chiefs’ Council and the College of Policing should agree a plan.
no          | college_of_policing: The College | The College should revise its guidance.
no          | government: Government | The Government should bring forward a bill.
no          | nca: National Crime Agency | The National Crime Agency should share its threat picture.
no          | roccus: Regional organised crime units | Regional organised crime units should share the picture.
no          | iopc: Independent Office for Police Conduct | The Independent Office for Police Conduct should publish its data.
no          | hmpps: His Majesty's Prison and Probation Service | His Majesty’s Prison and Probation Service should share data.
no          | hmcts: HM Courts and Tribunals Service | HM Courts and Tribunals Service should share data.
no          | pccs: Police and crime commissioners | Police and crime commissioners should publish the figures.
no          | pccs: Police, fire and crime commissioners | Police, fire and crime commissioners should publish the figures.
no          | apcc: Association of Police and Crime Commissioners | The Association of Police and Crime Commissioners should publish them.
no          | pccs: West Midlands Police and Crime Commissioner | The West Midlands Police and Crime Commissioner should publish them.
no          | pccs: Police and Crime Commissioner | The Police and Crime Commissioner for West Midlands should publish them.
no          | local_authorities: Local authorities | Local authorities should open places of safety.
no          | health: NHS England | NHS England should commission the service.
no          | inspectorates: HMICFRS | HMICFRS should inspect this again.
no          | home_office: Home Office; helper npcc: NPCC | The Home Office, working with the NPCC, should fund the board.
no          | home_office: Home Office | The Home Office should review the law. This should include how the code is used.
no          | other: The Kite Flying Federation | The Kite Flying Federation should change its rules.
no          | other: Police Federation | The Police Federation should change its rules.
no          | home_office: Home Office | A national register should be set up by the Home Office.
# chiefs only appear
unclear     | npcc: NPCC lead; helper chief_constables: chief constables | The NPCC lead for child protection should work with chief constables to agree a plan.
unclear     | npcc: NPCC lead; helper chief_constables: chief constables | The NPCC lead, working with chief constables, should agree a plan.
unclear     | college_of_policing: College of Policing; helper forces: forces | The College of Policing, in consultation with forces, should agree a plan.
unclear     | home_office: Home Office; helper forces: police forces | The Home Office should, in partnership with police forces, agree a plan.
unclear     | npcc: NPCC; helper chief_constables: chief constables | The NPCC, with the support of chief constables, should agree a plan.
unclear     | home_office: Home Office; helper chief_constables: chief constables | The Home Office, supported by chief constables, should agree a plan.
unclear     | home_office: Home Office; helper chief_constables: chief constables | Working with chief constables, the Home Office should agree a plan.
unclear     | home_office: Home Office | The Home Office should require chief constables to keep a log.
unclear     | npcc: NPCC | The NPCC should make sure that all forces keep a log.
unclear     | college_of_policing: College of Policing | The College of Policing should encourage forces to keep a log.
unclear     | npcc: NPCC; helper chief_constables: chief constables | In partnership with chief constables, the NPCC should agree a plan.
unclear     | npcc: NPCC; helper chief_constables: chief constables | The NPCC, on behalf of chief constables, should agree a plan.
unclear     | pccs: Police and crime commissioners | Police and crime commissioners should hold chief constables to account.
unclear     | college_of_policing: College of Policing; helper forces: forces | The College of Policing should, alongside forces, agree a plan.
# nobody or passive
unclear     | - | There should be an immediate, unequivocal commitment that this is a priority.
unclear     | - | Guidance should be put in place.
unclear     | - | Police records should be kept for six years.
yes         | chief_constables: chief constables | Logs should be reviewed every month by chief constables.
yes         | forces: forces | This should be reviewed by all forces.
# inherited
yes         | chief_constables: chief constables; npcc: National Police Chiefs' Council | Make sure that logs are kept. | above: chief constables and the National Police Chiefs’ Council
yes         | chief_constables: Chief Constables | Make sure that logs are kept. | above: Chief Constables
yes         | chief_constables: chief constables | make sure that logs are kept; | above: We recommend that chief constables:
no          | home_office: Home Office | review the law; | above: By March 2026, the Home Office should:
no          | home_office: Home Office | Within six months, review the law. | above: Home Office; above: chief constables
yes         | chief_constables: chief constables | Logs should be kept. | above: all chief constables
no          | home_office: Home Office | The Home Office should review the law. | above: chief constables
conditional | forces: forces | They should review their logs. | above: forces without a dedicated team
# fire
no          | chief_fire_officers: Chief fire officers | Chief fire officers should review their plans.
no          | fire_authorities: Fire and rescue authorities | Fire and rescue authorities should review their plans.
no          | national_employers: National Employers; lga: Local Government Association; nfcc: National Fire Chiefs Council | National Employers, the Local Government Association and the National Fire Chiefs Council should agree.
no          | chief_fire_officers: The service | The service should make sure its staff are trained. | in a fire report
"""  # noqa: E501

# Chief constables or forces stand in these, and not plainly as those who should act. Whatever the answer is,
# it may not be a plain "no".
NEVER_NO = [
    "The Home Office should, jointly with chief constables, review the law.",
    "The NPCC lead should ask chief constables to review their plans.",
    "The NPCC should agree with chief constables how logs are kept.",
    "The Home Office should mandate that all chief constables keep a log.",
    "With the support of chief constables, the NPCC should review the plans.",
    "Alongside forces, the College of Policing should review the plans.",
    "After consulting chief constables, the Home Office should review the plans.",
    "Together with chief constables, the Home Office should review the plans.",
    "The Home Office should write to chief constables, who should reply within 28 days.",
    "The College of Policing should revise its guidance, which forces should then follow.",
    "Policing, through the NPCC, should review the plans.",
    "Partner agencies should review the plans.",
    "Safeguarding partners should review the plans.",
    "Officers and staff in every area should review the plans.",
    "Everybody concerned should review the plans.",
    "Senior leaders should review the plans.",
]


@dataclass
class Row:
    applies: Applies
    named: set[str]
    text: str
    around: list[str] = field(default_factory=list)

    def said(self, key: str) -> list[str]:
        return [one.removeprefix(f"{key}: ") for one in self.around if one.startswith(f"{key}: ")]

    @property
    def own_force(self) -> str | None:
        return next(iter(self.said("report on")), None)

    @property
    def forces(self) -> tuple[str, ...] | str:
        """As the row says; else the report's own force, all, or none, as `applies` has it."""
        if not self.applies.counts:
            return "none"
        named = self.said("forces") or self.said("report on")
        return tuple(named[0].split()) if named else "all"

    def verdict(self) -> Verdict:
        names = lexicon(tables(), fire="in a fire report" in self.around)
        return verdict(self.text, self.said("above"), names, self.own_force)


def parsed(line: str) -> Row:
    applies, named, text, *around = (cell.strip() for cell in line.split("|"))
    listed = set() if named == "-" else set(named.split("; "))
    return Row(Applies(applies), listed, text, around[0].split("; ") if around else [])


def rows() -> list[tuple[str, Row]]:
    """Every row with the family it stands in."""
    family, found = "", []
    for line in ROWS.strip().splitlines():
        if line.startswith("# "):
            family = line[2:]
        else:
            found.append((family, parsed(line)))
    return found


PARAMETERS = [pytest.param(row, id=f"{family}: {row.text[:70]}") for family, row in rows()]


@pytest.mark.parametrize("row", PARAMETERS)
def test_who_should_act(row: Row) -> None:
    found = row.verdict()
    named = {f"{'helper ' * (one.role is Role.HELPER)}{one.body}: {one.phrase}" for one in found.addressees}
    assert (found.applies, named) == (row.applies, row.named), found.reason
    assert found.reason


@pytest.mark.parametrize("row", PARAMETERS)
def test_which_forces_are_meant(row: Row) -> None:
    assert row.verdict().forces == row.forces


@pytest.mark.parametrize("text", NEVER_NO)
def test_police_who_may_be_meant_are_never_left_out_silently(text: str) -> None:
    found = verdict(text, [], lexicon(tables()), None)
    assert found.applies is not Applies.NO, found.reason


def test_the_table_is_long_and_without_repeats() -> None:
    told = [(row.text, tuple(row.around)) for _, row in rows()]
    assert len(told) == len(set(told)) > 140
