//! The adviser's tools: each page and form, and what the service was asked.

use super::*;

const SEVEN: &str = "/en/adviser/assessments/7";

#[tokio::test]
async fn an_assessment_shows_levels_changes_gaps_and_plan() {
    let house = House::new("adviser-assessment");
    let page = house.get(SEVEN, Some("FOCAL_POINT")).await;
    assert_eq!(page.status, StatusCode::OK);
    for said in [
        "Assessment of 2026, No. 7",
        "d-bar",
        "2.5 of 4",
        "+1.0 since then, over 4 common",
        "overdue",
    ] {
        assert!(page.body.contains(said), "{said}: {}", page.body);
    }
    assert!(page.body.contains("/en/adviser/assessments/7/plan?action=1"));
    let read = house.get(SEVEN, Some("AUDITOR")).await.body;
    assert!(read.contains("2.5 of 4") && !read.contains("/plan") && !read.contains("/close"));
    let list = house.get("/es/adviser/assessments", Some("FOCAL_POINT")).await.body;
    assert!(list.contains("2,5") && list.contains("d-bar"), "{list}");
    let csv = house.get(&format!("{SEVEN}/answers?format=csv&area=law"), Some("AUDITOR")).await;
    assert_eq!(csv.body.lines().count(), 5, "{}", csv.body);
    let json = house.get(&format!("{SEVEN}/json"), Some("AUDITOR")).await;
    let json: serde_json::Value = serde_json::from_str(&json.body).unwrap();
    assert_eq!((&json["number"], json["answers"].as_array().unwrap().len()), (&7.into(), 20));
}

#[tokio::test]
async fn an_area_is_answered_in_one_form_and_nothing_typed_is_lost() {
    let house = House::new("adviser-area");
    let path = format!("{SEVEN}/areas/marking");
    let form = house.get(&path, Some("FOCAL_POINT")).await.body;
    assert!(form.contains("name=\"level-M1\"") && form.contains("name=\"evidence-M4\""));
    // The auditor sees the same and cannot send it.
    let read = house.get(&path, Some("AUDITOR")).await.body;
    assert!(read.contains("disabled") && !read.contains("method=\"post\" action=\"/en/adviser"));
    let sent = "level-M1=3&evidence-M1=decree+7&level-M2=-&evidence-M2=";
    let page = house.post(&path, Some("FOCAL_POINT"), sent).await;
    assert_eq!((page.status, page.location()), (StatusCode::SEE_OTHER, SEVEN));
    assert!(house.called("assessment_answer 7 M1=Some(3) decree 7, M2=None "));
    let wrong = house.post(&path, Some("FOCAL_POINT"), "level-M3=-&evidence-M3=kept+words").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("href=\"#field-level-M3\"") && wrong.body.contains("kept words"));
}

#[tokio::test]
async fn beginning_planning_and_closing_ask_the_service() {
    let house = House::new("adviser-forms");
    let focal = Some("FOCAL_POINT");
    let new = "/en/adviser/assessments/new";
    assert!(house.get(new, focal).await.body.contains("2025 (No. 6)"));
    let begun = house.post(new, focal, "year=2027&from=6").await;
    assert_eq!((begun.status, begun.location()), (StatusCode::SEE_OTHER, SEVEN));
    assert!(house.called("assessment_begin 2027 Some(6)"));
    let twice = house.post(new, focal, "year=2026&from=").await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(twice.body.contains("An assessment of 2026 is open already."));
    let plan = format!("{SEVEN}/plan");
    assert!(house.get(&format!("{plan}?action=1"), focal).await.body.contains("SYNTHETIC 1"));
    let form = "question=T1&what=train&who=school&by=2027-01-31&done=";
    assert_eq!(house.post(&plan, focal, form).await.location(), SEVEN);
    assert!(house.called("assessment_plan 7 None T1 train school 2027-01-31 None"));
    let page = house.post(&plan, focal, "question=T1&what=kept+words&who=&by=").await;
    assert!(
        page.status == 422 && page.body.contains("kept words") && page.body.contains("field-who")
    );
    let close = format!("{SEVEN}/close");
    assert!(house.get(&close, focal).await.body.contains("stay as they are"));
    assert_eq!(house.post(&close, focal, "").await.location(), SEVEN);
    assert!(house.called("assessment_close 7"));
}

#[tokio::test]
async fn a_gun_is_read_with_its_picture_and_leads_into_the_trace() {
    let house = House::new("adviser-guns");
    for (gun, spots) in crate::adviser::guide::WEAPONS {
        let page = house.get(&format!("/pt/adviser/guns/{gun}"), Some("INVESTIGATOR")).await;
        assert_eq!(page.status, StatusCode::OK, "{gun}");
        let serials = spots.iter().filter(|s| **s == crate::adviser::guide::Spot::Serial).count();
        // A wide and a narrow picture.
        assert_eq!(page.body.matches("class=\"d-asked\"").count(), 2 * serials, "{gun}");
        assert!(page.body.matches("class=\"d-open\"").count() >= 4, "{gun}: no outline");
        assert!(page.body.contains("href=\"/pt/traces/new\""), "{gun}");
    }
    let other = house.get("/en/adviser/guns/pistol", Some("ADMINISTRATOR")).await.body;
    assert!(other.contains("Frame above the trigger") && !other.contains("/traces/new"));
    assert_eq!(house.get("/en/adviser/guns/cannon", Some("EVERY")).await.status, 404);
}

#[tokio::test]
async fn the_key_of_marks_filters_and_goes_out_as_csv() {
    let house = House::new("adviser-marks");
    let all = house.get("/en/adviser/marks?format=csv", Some("REGISTRAR")).await.body;
    assert_eq!(all.lines().count(), 14, "{all}");
    let some = house.get("/en/adviser/marks?purpose=IMPORT&words=tt+24", Some("REGISTRAR")).await;
    assert!(some.body.contains("Trinidad and Tobago, 2024") && !some.body.contains("KE KP"));
    assert!(some.body.contains("commonly reported"));
}

#[tokio::test]
async fn a_question_is_asked_answered_and_judged() {
    let house = House::new("adviser-training");
    let next = "/en/adviser/training/next";
    for role in ["REGISTRAR", "ADMINISTRATOR", "INVESTIGATOR"] {
        let page = house.get(next, Some(role)).await.body;
        assert!(page.contains("Which of these is the serial number?"), "{role}: {page}");
        assert!(page.contains("value=\"serial-pistol\""));
    }
    let mut verdicts = [0, 0];
    for choice in 0..5 {
        let form = format!("card=serial-pistol&attempt=0&choice={choice}");
        let page = house.post(next, Some("REGISTRAR"), &form).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        let is_right = page.body.contains("<h1>Right</h1>");
        verdicts[usize::from(is_right)] += 1;
        assert!(page.body.contains("belongs to this gun alone"));
    }
    assert_eq!(verdicts, [4, 1]);
    let none = house.post(next, Some("REGISTRAR"), "card=serial-pistol&attempt=0").await;
    assert!(none.status == 422 && none.body.contains("href=\"#field-choice\""));
    // Sent twice: said so, and the next question stands below.
    let twice = house.post(next, Some("REGISTRAR"), "card=serial-pistol&attempt=1&choice=0").await;
    assert!(twice.status == 422 && twice.body.contains("has been answered already"));
    assert!(twice.body.contains("Which of these is the serial number?"));
}

#[tokio::test]
async fn an_officer_sees_own_results_and_the_focal_point_counts_without_names() {
    let house = House::new("adviser-results");
    let own = house.get("/en/adviser/training", Some("REGISTRAR")).await.body;
    assert!(own.contains("Pick the serial number") && !own.contains("training/counts"));
    let counts = house.get("/en/adviser/training/counts?format=csv", Some("FOCAL_POINT")).await;
    assert!(counts.body.contains("Pick the serial number,12,9"), "{}", counts.body);
    let other = house.get("/en/adviser/training/counts", Some("REGISTRAR")).await;
    assert_eq!(other.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_trace_is_practised_step_by_step() {
    let house = House::new("adviser-practice");
    let home = "/en/adviser/practice";
    for role in ["REGISTRAR", "ADMINISTRATOR", "INVESTIGATOR"] {
        let page = house.get(home, Some(role)).await.body;
        assert!(page.contains("everything here is invented"), "{role}: {page}");
        assert!(page.contains("href=\"/en/adviser/practice/2\""));
    }
    let csv = house.get(&format!("{home}?format=csv"), Some("REGISTRAR")).await.body;
    assert_eq!(csv.lines().count(), 3, "{csv}");
    let none = house.post(home, Some("REGISTRAR"), "level=&seed=x").await;
    assert!(none.status == 422 && none.body.contains("href=\"#field-level\""), "{}", none.body);
    assert!(none.body.contains("href=\"#field-seed\""));
    let begun = house.post(home, Some("REGISTRAR"), "level=2&seed=7").await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER);
    assert!(begun.location().starts_with("/en/adviser/practice/"));
    assert!(house.called("practice_begin 2 Some(7)"));
    // Every step of the canned run has a page that says that it is invented.
    let mut step = 0;
    loop {
        let path = format!("{home}/{step}");
        let page = house.get(&path, Some("REGISTRAR")).await;
        assert_eq!(page.status, StatusCode::OK, "{step}: {}", page.body);
        assert!(page.body.contains("everything here is invented"), "{step}");
        if page.body.contains("Practised to the end") {
            break;
        }
        assert!(page.body.contains("name=\"step\""), "{step}: {}", page.body);
        let twice = house.post(&path, Some("REGISTRAR"), "step=77").await;
        assert!(twice.status == 422 && twice.body.contains("has been answered already"));
        step += 1;
    }
    assert!(step > 6, "{step}");
    let read = house.get(&format!("{home}/0"), Some("REGISTRAR")).await.body;
    assert!(read.contains("name=\"serial\"") && read.contains("class=\"d-asked\""), "{read}");
}

#[tokio::test]
async fn an_answer_to_a_practised_step_is_judged_with_its_reason() {
    let house = House::new("adviser-practice-judged");
    let path = "/en/adviser/practice/1";
    let purpose = crate::adviser::practice::world(4, 1).unwrap();
    let (right, basis) = (purpose.purpose.code(), purpose.basis.name());
    let sent = format!("step=2&purpose={right}&basis={basis}");
    let page = house.post(path, Some("REGISTRAR"), &sent).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert!(page.body.contains("Right") && page.body.contains("ITI 17"), "{}", page.body);
    assert!(page.body.contains("everything here is invented"));
    let other = if right == "U1" { "U2" } else { "U1" };
    let sent = format!("step=2&purpose={other}&basis={basis}");
    let page = house.post(path, Some("REGISTRAR"), &sent).await.body;
    assert!(page.contains("Not right"), "{page}");
    let none = house.post(path, Some("REGISTRAR"), "step=2&purpose=U1").await;
    assert!(none.status == 422 && none.body.contains("href=\"#field-basis\""), "{}", none.body);
}
