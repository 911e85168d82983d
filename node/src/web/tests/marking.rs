//! The pages of marking: the order, the machine's file, the word to the exporter.

use super::*;

const KEEPER: Option<&str> = Some("REGISTRAR");
const MACHINE: &str = "sequence,mark\n1,XA 26 000001\n2,XX\n";

impl House {
    /// Sends a form of fields and perhaps a file, as a browser does.
    async fn send_table(&self, path: &str, fields: &[(&str, &str)], file: Option<&str>) -> Page {
        let mut body = String::new();
        for (name, value) in fields {
            body.push_str(&format!(
                "--xyz\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            ));
        }
        if let Some(content) = file {
            body.push_str(&format!(
                "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"guns.csv\"\r\n\
                 Content-Type: text/csv\r\n\r\n{content}\r\n"
            ));
        }
        body.push_str("--xyz--\r\n");
        let request = self
            .request(Method::POST, path, KEEPER)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=xyz");
        self.send(request.body(Body::from(body)).unwrap()).await
    }
}

/// The number under which a page keeps a file.
fn upload(page: &Page) -> String {
    let (_, rest) = page.body.split_once("name=\"upload\" value=\"").expect("a file is kept");
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn an_order_is_entered_and_its_file_is_not_lost_over_a_mistake() {
    let house = House::new("pages-marking-new");
    let purpose = ("purpose", "IMPORT");
    let page = house.send_table("/en/marking/new", &[purpose], Some("maker\nGlock\n")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("href=\"#field-authority\""));
    assert!(page.body.contains("guns.csv"), "it says that the file is here");
    let kept = upload(&page);
    let fields = [purpose, ("authority", "SYNTHETIC-7"), ("upload", &kept)];
    let page = house.send_table("/en/marking/new", &fields, None).await;
    assert_eq!(page.location(), "/en/marking/7");
    assert!(house.called("marking_order IMPORT"));
    let page = house.send_table("/en/marking/new", &[("year", "26")], None).await;
    for field in ["#field-authority", "#field-file", "#field-year"] {
        assert!(page.body.contains(field), "{field}");
    }
}

#[tokio::test]
async fn the_machines_file_is_looked_at_before_it_counts() {
    let house = House::new("pages-marking-return");
    let path = "/en/marking/7/return";
    let fields = [("on", "2026-12-01"), ("operator", "SYNTHETIC"), ("check", "DEPTH")];
    let page = house.send_table(path, &fields, Some(MACHINE)).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert!(house.called("marking_return 7 true") && !house.called("marking_return 7 false"));
    assert!(page.body.contains("another text was struck"));
    assert!(page.body.contains("name=\"check\" value=\"DEPTH\""), "the checks go along");
    let kept = upload(&page);
    let sent = format!("upload={kept}&on=2026-12-01&operator=SYNTHETIC&check=DEPTH");
    let table = house.post(path, KEEPER, &format!("{sent}&format=csv")).await;
    assert_eq!(table.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
    assert!(table.body.contains("3,2,another text was struck"), "{}", table.body);
    let taken = house.post("/en/marking/7/take", KEEPER, &sent).await;
    assert_eq!(taken.location(), "/en/marking/7");
    assert!(house.called("marking_return 7 false"));
    // It counted; there is nothing to send again.
    let again = house.post("/en/marking/7/take", KEEPER, &sent).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let nobody = house.send_table(path, &[], Some(MACHINE)).await;
    assert!(nobody.body.contains("#field-operator") && nobody.body.contains("#field-on"));
}

#[tokio::test]
async fn the_job_is_a_file_and_the_exporter_is_told_on_a_page_of_its_own() {
    let house = House::new("pages-marking-job");
    let job = house.post("/en/marking/7/job", KEEPER, "").await;
    assert!(
        job.headers[header::CONTENT_DISPOSITION].to_str().unwrap().contains("marking-job-7.csv")
    );
    let job = house.post("/en/marking/7/job", KEEPER, "template=%5Beach%5D").await;
    assert!(
        job.headers[header::CONTENT_DISPOSITION].to_str().unwrap().contains("marking-job-7.txt")
    );
    assert!(house.called("marking_job 7 false") && house.called("marking_job 7 true"));
    let order = house.get("/en/marking/7", KEEPER).await;
    assert!(order.body.contains("/en/marking/7/delivery") && order.body.contains("notice-bad"));
    let page = house.get("/en/marking/7/delivery", Some("FOCAL_POINT")).await;
    assert!(page.body.contains("Sign and send") && page.body.contains("name=\"basis\""));
    assert!(!page.body.contains(fake::SERIAL), "no number of the maker");
    let path = "/en/marking/7/delivery";
    let told = house.post(path, Some("FOCAL_POINT"), "purpose=U3&basis=ITI").await;
    assert_eq!(told.location(), "/en/marking/7");
    assert!(house.called("marking_tell 7 U3"));
    let approver = house.get("/en/marking/7", Some("APPROVER")).await;
    assert!(!approver.body.contains("/en/marking/7/delivery"), "who may not tell is not led there");
    let csv = house.get("/en/marking/7?format=csv", KEEPER).await;
    assert!(csv.body.contains(fake::SERIAL));
}
