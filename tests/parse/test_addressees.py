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
# joined in other words
yes         | chief_constables: Chief constables; college_of_policing: College of Policing; home_office: Home Office | Chief constables, the College of Policing and the Home Office should act.
yes         | chief_constables: Chief constables | Chief constables and/or their deputies should act.
yes         | chief_constables: chief constables; pccs: police and crime commissioners | Either chief constables or police and crime commissioners should act.
yes         | chief_constables: chief constables; pccs: police and crime commissioners | Both chief constables and police and crime commissioners should act.
yes         | forces: forces; cps: CPS | Neither forces nor the CPS should close a case without a reason.
yes         | chief_constables: chief constable; pccs: police and crime commissioner | Each chief constable and each police and crime commissioner should act.
yes         | forces: force; local_authorities: local authority | Every force and every local authority should act.
yes         | chief_constables: Chief constables; pccs: police and crime commissioners | Chief constables and their police and crime commissioners should act.
yes         | pccs: Police and crime commissioners; chief_constables: chief constables | Police and crime commissioners and their chief constables should act.
yes         | home_office: Home Office; forces: police | The Home Office and the police should act.
yes         | chief_constables: Chief constables; pccs: PCCs | Chief constables & PCCs should act.
yes         | chief_constables: Chief constables; pccs: PCCs | Chief constables / PCCs should act.
yes         | cps: Crown Prosecution Service; forces: police forces | The Crown Prosecution Service and police forces in England and Wales should act.
yes         | cps: CPS; hmcts: HMCTS; forces: police forces | The CPS, HMCTS and police forces should act.
no          | npcc: NPCC; college_of_policing: College of Policing | The NPCC and the College of Policing should act.
yes         | home_office: Home Office; chief_constables: chief constables | The Home Office, in addition to chief constables, should act.
yes         | home_office: Home Office; chief_constables: chief constables | The Home Office – and chief constables – should act.
yes         | home_office: Home Office; chief_constables: chief constables | The Home Office, and in turn chief constables, should act.
yes         | home_office: Home Office; chief_constables: chief constables | Not only the Home Office but also chief constables should act.
yes         | chief_constables: Chief constables | Chief constables, not the Home Office, should act.
yes         | chief_constables: Chief constables | Chief constables rather than the Home Office should act.
# relative clauses with verbs inside
no          | home_office: Home Office | The Home Office, which should have acted in 2019, should act now.
no          | npcc: NPCC lead | The NPCC lead, who must report to chief constables, should act.
no          | npcc: National Police Chiefs' Council | The National Police Chiefs' Council, which represents chief constables, should act.
no          | college_of_policing: College of Policing | The College of Policing, whose guidance forces must follow, should revise it.
no          | home_office: Home Office | The Home Office, as the department that funds police forces, should act.
yes         | chief_constables: Chief constables | Chief constables, who are responsible for vetting, should act.
conditional | chief_constables: Chief constables | Chief constables whose forces use body-worn video should act.
unclear     | other: The body that oversees forces | The body that oversees forces should act.
no          | home_office: Home Office | The Home Office team that supports forces should act.
no          | college_of_policing: College of Policing | The College of Policing, which trains officers and sets standards for forces, should act.
# helpers and objects in other words
yes         | chief_constables: Chief constables; helper college_of_policing: College of Policing | Chief constables, in conjunction with the College of Policing, should act.
unclear     | home_office: Home Office; helper chief_constables: chief constables | The Home Office, in conjunction with chief constables, should act.
yes         | home_office: Home Office; chief_constables: chief constables | The Home Office, together with chief constables, should act.
yes         | home_office: Home Office; npcc: NPCC; chief_constables: chief constables | The Home Office together with the NPCC and chief constables should act.
unclear     | npcc: NPCC; helper chief_constables: chief constables | The NPCC, alongside chief constables, should act.
yes         | chief_constables: Chief constables; helper npcc: NPCC | Chief constables, alongside the NPCC, should act.
unclear     | npcc: NPCC; helper college_of_policing: College of Policing; helper forces: forces | The NPCC, supported by the College of Policing and forces, should act.
yes         | chief_constables: Chief constables; helper college_of_policing: College of Policing | Chief constables, supported by the College of Policing, should act.
unclear     | npcc: NPCC; helper chief_constables: chief constables | The NPCC should act through chief constables.
no          | npcc: NPCC | The NPCC, through its lead for custody, should act.
yes         | chief_constables: Chief constables; helper npcc: NPCC | Chief constables, through the NPCC, should act.
yes         | forces: Forces; helper criminal_justice_board: local criminal justice boards | Forces, through their local criminal justice boards, should act.
unclear     | npcc: NPCC; helper chief_constables: chief constables | On behalf of chief constables, the NPCC should act.
unclear     | npcc: NPCC; helper forces: forces | The NPCC, acting on behalf of forces, should act.
unclear     | home_office: Home Office; helper npcc: NPCC; helper chief_constables: chief constables | The Home Office should work with the NPCC and chief constables to act.
unclear     | home_office: Home Office; helper forces: forces | The Home Office should work closely with forces to act.
unclear     | home_office: Home Office; helper chief_constables: chief constables | The Home Office should engage with chief constables about this.
unclear     | home_office: Home Office | The Home Office should consult chief constables about this.
unclear     | home_office: Home Office; helper chief_constables: chief constables | The Home Office, having consulted chief constables, should act.
unclear     | home_office: Home Office; helper chief_constables: chief constables | The Home Office, following consultation with chief constables, should act.
unclear     | home_office: Home Office; helper chief_constables: chief constables | The Home Office, with help from chief constables, should act.
unclear     | home_office: Home Office; helper chief_constables: chief constables | The Home Office, with the agreement of chief constables, should act.
yes         | home_office: Home Office; chief_constables: chief constables | The Home Office, jointly with chief constables, should act.
yes         | home_office: Home Office; chief_constables: chief constables | The Home Office should, jointly with chief constables, act.
yes         | home_office: Home Office; chief_constables: chief constables | Jointly, the Home Office and chief constables should act.
unclear     | home_office: Home Office; helper chief_constables: chief constables | The Home Office, with chief constables, should act.
unclear     | home_office: Home Office; helper chief_constables: chief constables | The Home Office with chief constables should act.
unclear     | home_office: Home Office; helper forces: police forces | The Home Office, in co-ordination with police forces, should act.
unclear     | home_office: Home Office; helper forces: police forces | The Home Office, in close collaboration with police forces, should act.
unclear     | home_office: Home Office | The Home Office should seek the views of chief constables.
unclear     | home_office: Home Office; helper forces: forces | The Home Office should lead work with forces to act.
unclear     | home_office: Home Office | The Home Office should bring together chief constables and the CPS.
unclear     | college_of_policing: College of Policing | The College of Policing should support forces to act.
unclear     | college_of_policing: College of Policing | The College of Policing should provide forces with guidance.
no          | college_of_policing: College of Policing | The College of Policing should publish guidance for forces.
no          | college_of_policing: College of Policing | The College of Policing should publish guidance for chief constables on how to do this.
unclear     | home_office: Home Office | The Home Office should set out what it expects of chief constables.
unclear     | npcc: NPCC | The NPCC should hold forces to account.
unclear     | npcc: NPCC | The NPCC should tell all chief constables what to do.
unclear     | npcc: NPCC | The NPCC should give chief constables a timetable to act.
unclear     | npcc: NPCC | The NPCC should make sure chief constables have a plan.
unclear     | npcc: NPCC | The NPCC should make sure every chief constable has a plan.
unclear     | npcc: NPCC | The NPCC should satisfy itself that forces have a plan.
unclear     | npcc: NPCC | The NPCC should ensure that there is a plan in each force.
no          | npcc: NPCC | The NPCC should monitor how forces do this.
no          | npcc: NPCC | The NPCC should review how forces do this.
no          | npcc: NPCC | The NPCC should oversee forces' plans.
no          | npcc: NPCC | The NPCC should co-ordinate the work of forces.
unclear     | npcc: NPCC | The NPCC should develop a plan for forces to follow.
unclear     | npcc: NPCC | The NPCC should develop a plan that forces should follow.
unclear     | npcc: NPCC | The NPCC should develop a plan and require forces to follow it.
yes         | npcc: NPCC; forces: forces | The NPCC should develop a plan. All forces should then follow it.
yes         | npcc: NPCC; forces: forces | The NPCC should develop a plan. This should be followed by all forces.
no          | npcc: NPCC | The NPCC should develop a plan. Forces will then be able to follow it.
# heads, leads and portfolios
no          | cps: Crown Prosecution Service | The head of the Crown Prosecution Service should act.
no          | npcc: National Police Chiefs' Council lead | The National Police Chiefs' Council lead for disclosure should act.
no          | npcc: National Police Chiefs' Council lead | The National Police Chiefs' Council lead for the policing of protests and public order should act.
no          | npcc: NPCC lead | The NPCC lead for forces' use of body-worn video should act.
no          | npcc: NPCC leads | The NPCC leads for custody and for mental health should act.
no          | npcc: NPCC's lead | The NPCC's lead for local policing should act.
no          | npcc: NPCC | The NPCC violence and public protection lead should act.
no          | npcc: National Police Chiefs' Council | The National Police Chiefs' Council Violence Against Women and Girls Taskforce should act.
no          | npcc: national policing lead | The national policing lead for domestic abuse should act.
unclear     | other: The NPCC digital, data and technology co-ordination committee | The NPCC digital, data and technology co-ordination committee should act.
no          | npcc: National Police Chiefs' Council | The National Police Chiefs' Council's homicide working group should act.
no          | college_of_policing: chief executive of the College of Policing | The chief executive of the College of Policing should act.
no          | nca: director general of the National Crime Agency | The director general of the National Crime Agency should act.
no          | cps: Director of Public Prosecutions | The Director of Public Prosecutions should act.
no          | inspectorates: Inspectorate | The Chief Inspector of the CPS Inspectorate should act.
no          | npcc: chair of the NPCC | The chair of the NPCC should act.
no          | npcc: chair of the National Police Chiefs' Council | The chair of the National Police Chiefs' Council should act.
no          | home_office: Minister of State for Policing | The Minister of State for Policing should act.
no          | home_office: policing minister | The policing minister should act.
no          | home_office: Home Office | The Home Office's policing directorate should act.
no          | home_office: Home Office | The Home Office policing minister should act.
yes         | forces: Forces | Forces' digital leads should act.
yes         | chief_constables: Chief constables | Chief constables' deputies should act.
yes         | forces: force | Each force's head of crime should act.
yes         | forces: Force leads | Force leads for domestic abuse should act.
no          | college_of_policing: College of Policing | Senior leaders in the College of Policing should act.
yes         | forces: Heads of crime | Heads of crime in all forces should act.
yes         | forces: Force | Force PSDs should act.
yes         | forces: force | Custody leads in each force should act.
yes         | chief_constables: Chief constables; npcc: NPCC leads | Chief constables and NPCC leads should act.
# apposition
no          | home_office: Home Office | The Home Office, the lead department, should act.
no          | college_of_policing: College of Policing | The College of Policing, the professional body for policing, should act.
no          | college_of_policing: College of Policing | The College of Policing, the professional body for police forces, should act.
no          | npcc: NPCC | The NPCC, the body that brings together chief constables, should act.
yes         | chief_constables: chief constable | The chief constable, Jane Doe, should act. | report on: kent
no          | npcc: NPCC lead | The NPCC lead for custody, Chief Constable Jane Doe, should act.
no          | npcc: NPCC lead | Chief Constable Jane Doe, the NPCC lead for custody, should act.
no          | npcc: NPCC lead | Chief Constable Jane Doe, in her role as NPCC lead for custody, should act.
no          | npcc: NPCC lead | The NPCC lead for custody (a chief constable) should act.
# more that are only some
conditional | forces: Forces | Forces with high demand should act.
conditional | chief_constables: Chief constables of forces | Chief constables of forces with high demand should act.
conditional | forces: forces | Where forces share a custody suite, they should act.
conditional | forces: forces | If forces share a custody suite, they should act.
conditional | chief_constables: chief constables | Where this is not already the case, chief constables should act.
conditional | forces: forces | If they have not already done so, forces should act.
conditional | forces: Forces | Forces should, if they have not already done so, act.
conditional | forces: Forces | Forces should, where they have not done so, act.
conditional | chief_constables: Chief constables | Chief constables should act if they have not already done so.
conditional | chief_constables: Chief constables | Chief constables should act, where they do not already have a plan.
conditional | forces: Forces | Forces that do not have a plan should write one.
conditional | forces: Forces | Forces not yet using the tool should use it.
conditional | forces: Forces | Forces currently without a plan should write one.
conditional | forces: Forces | Forces yet to adopt the code should adopt it.
conditional | forces: Forces | Forces still using paper should stop.
conditional | forces: Forces | Forces who do not have a plan should write one.
conditional | forces: force | Any force that does not have a plan should write one.
conditional | forces: force | Any force without a plan should write one.
conditional | forces: forces | All forces that use the tool should act.
conditional | forces: forces | All forces in which this happened should act.
conditional | forces: forces | All forces except the Metropolitan Police Service should act.
conditional | forces: forces | All forces, except British Transport Police, should act.
conditional | forces: forces | All forces other than the Metropolitan Police should act.
conditional | forces: forces | All forces apart from Kent Police should act.
conditional | forces: forces | All forces, with the exception of Kent Police, should act.
conditional | forces: forces | Most forces should act.
conditional | forces: forces | A small number of forces should act.
conditional | forces: forces | The five forces in the North East should act.
conditional | forces: Welsh forces | The four Welsh forces should act.
conditional | forces: Welsh forces | The Welsh forces should act.
conditional | forces: Welsh forces | The three Welsh forces should act.
conditional | forces: Forces | Forces in Wales should act.
conditional | forces: Forces | Forces in the East Midlands should act.
conditional | forces: Forces | Forces in the south-west region should act.
conditional | forces: English forces | All English forces should act.
conditional | forces: forces | Rural forces should act.
conditional | forces: forces | Larger forces should act.
conditional | forces: forces | Smaller forces should act.
yes         | forces: forces | The 43 forces in England and Wales should act.
yes         | forces: forces | All 43 forces should act.
yes         | forces: territorial forces | The 43 territorial forces should act.
conditional | forces: Forces | Forces involved in the pilot should act.
conditional | forces: Forces | Forces taking part in the pilot should act.
conditional | forces: Forces | Forces graded inadequate should act.
conditional | forces: Forces | Forces at risk of this should act.
conditional | forces: Forces | Forces in the process of replacing their systems should act.
conditional | chief_constables: Chief constables | Chief constables in areas with large airports should act.
conditional | chief_constables: Chief constables | Chief constables with responsibility for ports should act.
conditional | chief_constables: Chief constables | Chief constables responsible for ports should act.
# conditions that are none
yes         | forces: Forces | Forces, where appropriate, should act.
yes         | forces: forces | Where appropriate, forces should act.
yes         | chief_constables: chief constables | Where possible, chief constables should act.
yes         | chief_constables: chief constables | When reviewing their plans, chief constables should act.
conditional | forces: forces | Where officers do not record a reason, forces should act.
# named forces in lists
yes         | named_force: Humberside; named_force: South Yorkshire Police | Humberside and South Yorkshire Police should act. | forces: humberside south-yorkshire
yes         | named_force: Humberside Police; named_force: South Yorkshire Police | Humberside Police and South Yorkshire Police should act. | forces: humberside south-yorkshire
yes         | named_force: Humberside; named_force: South Yorkshire | Humberside and South Yorkshire police should act. | forces: humberside south-yorkshire
yes         | named_force: Bedfordshire; named_force: Cambridgeshire; named_force: Hertfordshire | Bedfordshire, Cambridgeshire and Hertfordshire police forces should act. | forces: bedfordshire cambridgeshire hertfordshire
yes         | named_force: Bedfordshire Police; named_force: Cambridgeshire Constabulary; named_force: Hertfordshire Constabulary | Bedfordshire Police, Cambridgeshire Constabulary and Hertfordshire Constabulary should act. | forces: bedfordshire cambridgeshire hertfordshire
yes         | named_force: Kent Police; named_force: Essex Police; home_office: Home Office | Kent Police, Essex Police and the Home Office should act. | forces: kent essex
yes         | named_force: Thames Valley Police; named_force: Hampshire and Isle of Wight Constabulary | Thames Valley Police and Hampshire and Isle of Wight Constabulary should act. | forces: thames-valley hampshire-and-isle-of-wight
yes         | named_force: Devon and Cornwall Police; named_force: Dorset Police | Devon and Cornwall Police and Dorset Police should act. | forces: devon-and-cornwall dorset
yes         | named_force: British Transport Police; named_force: Ministry of Defence Police; named_force: Civil Nuclear Constabulary | British Transport Police, the Ministry of Defence Police and the Civil Nuclear Constabulary should act. | forces: british-transport-police ministry-of-defence-police civil-nuclear-constabulary
yes         | named_force: BTP | BTP should act. | forces: british-transport-police
yes         | named_force: Civil Nuclear Constabulary | The Civil Nuclear Constabulary should act. | forces: civil-nuclear-constabulary
yes         | named_force: Ministry of Defence Police | The Ministry of Defence Police should act. | forces: ministry-of-defence-police
yes         | named_force: City of London Police | The City of London Police should act. | forces: city-of-london
yes         | named_force: South Wales Police; named_force: Gwent Police; named_force: North Wales Police | South Wales Police, Gwent Police and North Wales Police should act. | forces: south-wales gwent north-wales
yes         | chief_constables: chief constables of Kent; named_force: Essex | The chief constables of Kent and Essex should act. | forces: kent essex
yes         | chief_constables: chief constables of Kent Police; named_force: Essex Police | The chief constables of Kent Police and Essex Police should act. | forces: kent essex
yes         | chief_constables: chief constable of Kent | The chief constable of Kent should act. | forces: kent
yes         | chief_constables: Chief Constable of Greater Manchester Police | The Chief Constable of Greater Manchester Police should act. | forces: greater-manchester
yes         | chief_constables: Commissioner of the Metropolitan Police Service | The Commissioner of the Metropolitan Police Service should act.
yes         | chief_constables: The commissioner | The commissioner should act.
yes         | named_force: Metropolitan Police Service | The Metropolitan Police Service's professional standards directorate should act. | forces: metropolitan
yes         | named_force: Kent Police | Kent Police's control room should act. | forces: kent
no          | pccs: Mayor's Office for Policing and Crime | The Mayor's Office for Policing and Crime should act.
yes         | chief_constables: Metropolitan Police Commissioner; pccs: Mayor's Office for Policing And Crime | The Metropolitan Police Commissioner and the Mayor's Office for Policing And Crime should act.
# regions
conditional | forces: Forces | Forces in the north-east region should act.
conditional | forces: forces | The East Midlands forces should act.
conditional | forces: forces | The eastern region forces should act.
yes         | roccus: regional organised crime units; forces: forces | The regional organised crime units and their forces should act.
no          | roccus: ROCUs | ROCUs should act.
unclear     | other: Regional collaborations | Regional collaborations should act.
# Welsh bodies
yes         | named_force: Heddlu Gwent | Heddlu Gwent should act. | forces: gwent
yes         | named_force: Heddlu Dyfed-Powys | Heddlu Dyfed-Powys should act. | forces: dyfed-powys
no          | government: Welsh Government | The Welsh Government should act.
no          | health: Local health boards | Local health boards should act.
no          | lga: Welsh Local Government Association | The Welsh Local Government Association should act.
conditional | forces: Policing | Policing in Wales should act.
# bodies that no table holds
no          | other: The Rivers and Canals Guild | The Rivers and Canals Guild should act.
no          | other: The National Board for Kites | The National Board for Kites should act.
unclear     | other: Kite dealers | Kite dealers should act.
unclear     | other: The Guild of Police Historians | The Guild of Police Historians should act.
yes         | chief_constables: chief constables | The Association of Kite Flyers and chief constables should act.
yes         | chief_constables: chief constables | Kite dealers and chief constables should act.
yes         | chief_constables: Chief constables | Chief constables and kite dealers should act.
unclear     | helper forces: forces | The Kite Agency, working with forces, should act.
no          | other: The Board | The Board should act.
no          | government: Secretary of State | The Secretary of State should act.
# passive voice
no          | npcc: NPCC | A plan should be written by the NPCC.
yes         | npcc: NPCC; chief_constables: chief constables | A plan should be written by the NPCC and chief constables.
conditional | forces: forces | A plan should be written by forces without one.
unclear     | helper forces: forces | A plan should be written with the help of forces.
unclear     | - | Officers should be trained.
yes         | forces: forces | Officers should be trained by forces.
yes         | cps: CPS; forces: police | Victims should be told by the CPS or the police.
unclear     | - | The code should be changed to allow forces to act.
unclear     | home_office: Home Office | Chief constables should be given powers to act by the Home Office.
unclear     | college_of_policing: College of Policing | Forces should be supported by the College of Policing.
unclear     | - | Forces should be required to act.
unclear     | - | The law should be changed.
unclear     | - | The law should be changed so that chief constables can act.
unclear     | - | By March 2026, training should be given to all officers.
# letters
yes         | - | You should act. | report on: kent
yes         | named_force: Your force | Your force should act. | report on: kent
unclear     | - | You should act.
yes         | named_force: Your force | Your force should act.
yes         | pccs: police and crime commissioner | You and your police and crime commissioner should act. | report on: kent
yes         | - | I recommend that you act. | report on: kent
yes         | named_force: your force | I recommend that your force acts within three months. | report on: kent
yes         | chief_constables: chief constables | I recommend that chief constables act.
yes         | named_force: the force | We recommend the force acts. | report on: kent
no          | home_office: Home Office | I recommend that the Home Office acts.
yes         | chief_constables: chief constables | It is recommended that chief constables act.
yes         | chief_constables: chief constables | We recommend to chief constables that they act.
yes         | home_office: Home Office; college_of_policing: College of Policing; chief_constables: chief constables | We recommend that the Home Office, the College of Policing and chief constables act.
yes         | forces: forces | HMICFRS recommends that by March 2026 all forces should act.
unclear     | npcc: NPCC lead; helper forces: forces | We therefore recommend that the NPCC lead for custody works with forces.
# inherited in other words
yes         | chief_constables: chief constables | Act now. | above: By March 2026, chief constables should:
yes         | home_office: Home Office; forces: forces | Act now. | above: The Home Office and forces should:
unclear     | home_office: Home Office; helper forces: forces | Work with forces to act. | above: The Home Office should:
yes         | chief_constables: Chief constables; helper home_office: Home Office | Work with the Home Office to act. | above: Chief constables should:
no          | home_office: Home Office | Should act now. | above: Home Office
no          | home_office: Home Office | They should act. | above: Home Office
yes         | forces: police | The police should act. | above: Home Office
# asking without should
yes         | chief_constables: Chief constables | Chief constables must act.
yes         | chief_constables: Chief constables | Chief constables need to act.
yes         | chief_constables: Chief constables | Chief constables are to act.
yes         | chief_constables: Chief constables | Chief constables are asked to act.
no          | home_office: Home Office | The Home Office is asked to act.
no          | home_office: Home Office | The Home Office is invited to act.
yes         | chief_constables: Chief constables | Chief constables are required to act.
yes         | chief_constables: Chief constables | Chief constables have to act.
yes         | chief_constables: Chief constables | Chief constables ought to act.
no          | home_office: Home Office | The Home Office needs to act.
no          | home_office: Home Office | The Home Office must make sure that it acts.
no          | home_office: Home Office | The Home Office is urged to act.
yes         | chief_constables: chief constables | We ask chief constables to act.
no          | home_office: Home Office | We ask the Home Office to act.
yes         | chief_constables: chief constables | We expect chief constables to act.
no          | home_office: Home Office | We call on the Home Office to act.
yes         | chief_constables: chief constables | We urge chief constables to act.
# misspelt and in other letters
no          | npcc: National Police Chief's Council | The National Police Chief's Council's lead should act.
unclear     | other: The NPPC | The NPPC should act.
unclear     | other: The N.P.C.C | The N.P.C.C. should act.
unclear     | other: The National Chief Police Officers' Council | The National Chief Police Officers' Council should act.
no          | npcc: national police chiefs' council | The national police chiefs’ council (NPCC) lead should act.
no          | npcc: National Police Chiefs' Council leads | National Police Chiefs' Council leads (NPCC) for custody should act.
unclear     | other: Cheif constables | Cheif constables should act.
yes         | chief_constables: Chief contables | Chief contables should act.
no          | npcc: Chief Constables' Council | Chief Constables' Council should act.
no          | npcc: National Police Chiefs' Council's lead | The National Police Chiefs’ Council’s lead for custody should act.
no          | npcc: National Police Chiefs' Council | The National Police Chiefs‘ Council should act.
no          | home_office: Home  Office | The Home  Office should act.
no          | home_office: Home office | The Home office should act.
no          | home_office: HOME OFFICE | the HOME OFFICE should act.
no          | college_of_policing: The College | The College should act.
no          | college_of_policing: college of policing | The college of policing should act.
no          | college_of_policing: collage of policing | The collage of policing should act.
no          | cps: Crown Prosecution service | The Crown Prosecution service should act.
no          | pccs: PCCs | PCCs and their equivalents should act.
no          | pccs: Police, fire and crime commissioners | Police, fire and crime commissioners and mayors should act.
no          | pccs: Local policing bodies | Local policing bodies should act.
no          | pccs: Deputy mayors | Deputy mayors for policing should act.
# several of these at once
yes         | forces: Forces | Forces should be able to act.
yes         | forces: Forces | Forces should be clear about this.
unclear     | - | Forces should be supported to act.
yes         | forces: forces | The Home Office should be consulted by forces.
unclear     | home_office: Home Office; helper chief_constables: chief constables | The Home Office should: Review the law. Work with chief constables.
unclear     | home_office: Home Office | The Home Office should review the law. Make sure that forces know it.
no          | home_office: Home Office | The Home Office should review the law. It works with chief constables on this.
yes         | chief_constables: Chief constables; home_office: Home Office | Chief constables and the Home Office, where appropriate, should act.
conditional | forces: forces; cps: CPS | Where forces and the CPS disagree, they should act.
no          | home_office: Home Office; college_of_policing: College of Policing; helper npcc: NPCC | The Home Office and the College of Policing, with the help of the NPCC, should act.
yes         | named_force: Kent Police; helper home_office: Home Office | Kent Police, working with the Home Office, should act. | forces: kent
yes         | home_office: Home Office; npcc: NPCC; named_force: Kent Police | The Home Office, the NPCC and, where relevant, Kent Police should act. | forces: kent
unclear     | home_office: Home Office; helper npcc: NPCC; helper chief_constables: chief constables | The Home Office, after consulting the NPCC and chief constables, should act.
no          | npcc: NPCC | The NPCC should write to forces.
no          | npcc: NPCC | The NPCC should write to chief constables to explain this.
unclear     | npcc: NPCC; helper college_of_policing: College of Policing | The NPCC should work with the College of Policing to help forces act.
yes         | college_of_policing: College of Policing; helper npcc: NPCC; forces: Forces | The College of Policing should work with the NPCC. Forces should use the result.
yes         | home_office: Home Office; helper npcc: NPCC; forces: forces | The Home Office should work with the NPCC, and forces should use the result.
yes         | chief_constables: Chief constables; helper pccs: PCCs | Chief constables, with support from their PCCs, should act.
yes         | chief_constables: Chief constables; pccs: PCCs; helper home_office: Home Office | Chief constables and PCCs, with support from the Home Office, should act.
yes         | ministry_of_justice: Ministry of Justice; hmpps: HMPPS; forces: police forces | The Ministry of Justice, HMPPS and police forces should, by March 2026, act.
unclear     | home_office: Home Office; helper chief_constables: chief constables | By March 2026, and in consultation with chief constables, the Home Office should act.
no          | home_office: Home Office; helper npcc: NPCC | In the next year, the Home Office, in consultation with the NPCC, should act.
unclear     | pccs: PCCs; helper chief_constables: chief constables | PCCs should, with their chief constables, act.
yes         | chief_constables: Chief constables | Chief constables should make sure that the CPS and the Home Office act.
unclear     | npcc: NPCC; cps: CPS | The NPCC and the CPS should make sure that prosecutors and forces act.
unclear     | other: The chief inspector | The chief inspector should act.
no          | inspectorates: HM Chief Inspector of Constabulary | HM Chief Inspector of Constabulary should act.
conditional | forces: Lead forces | Lead forces should act.
conditional | forces: lead force | The lead force should act.
yes         | named_force: West Midlands Police | West Midlands Police, as lead force, should act. | forces: west-midlands
yes         | named_force: West Midlands Police; helper forces: forces | West Midlands Police, on behalf of all forces, should act. | forces: west-midlands
yes         | named_force: City of London Police | The City of London Police, as national lead force for fraud, should act. | forces: city-of-london
yes         | named_force: City of London Police; helper forces: forces | The City of London Police should work with forces to act. | forces: city-of-london
unclear     | pccs: Police and crime commissioners; helper chief_constables: chief constables | Police and crime commissioners should work with chief constables to act.
no          | criminal_justice_board: criminal justice boards | The criminal justice boards and their members should act.
no          | criminal_justice_board: Local criminal justice boards | Local criminal justice boards should act.
yes         | local_authorities: Safeguarding partners; forces: police forces | Safeguarding partners, including police forces, should act.
yes         | forces: Police forces; named_force: Metropolitan Police Service | Police forces, including the Metropolitan Police Service, should act.
yes         | chief_constables: Chief constables | Chief constables, including those of the special forces, should act.
yes         | chief_fire_officers: fire and rescue service; forces: police | The fire and rescue service and the police should act.
yes         | chief_fire_officers: Chief fire officers; chief_constables: chief constables | Chief fire officers and chief constables should act.
no          | chief_fire_officers: fire and rescue services | Chief officers in fire and rescue services should act.
no          | hmpps: Chief officers of probation | Chief officers of probation should act.
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
    assert len(told) == len(set(told)) > 420
