"""From the site's listings to published documents, with a made-up parser: what is found, what is asked, what vanishes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import fake_parse
import pyarrow.parquet as pq
import pytest
from fake_parse import body

from pipeline.backfill import Asked, backfill
from pipeline.catalogue import Catalogue
from pipeline.ingest import IngestReport, ingest, plan
from pipeline.process import Parser
from pipeline.raw import RawStore
from pipeline.releases import resolve_current
from pipeline.settings import Settings, load_settings
from pipeline.source_settings import FolderSource, SitemapSource, UrlListSource
from pipeline.storage import LocalStorage
from schemas.errors import SettingsError
from tests.site import Fault, Paper, Site, serving
from tests.site.papers import PAGES
from tests.site.settings import site_settings

pytestmark = pytest.mark.usefixtures("parsed_here")

ONE = Parser(fake_parse.parse_lines, fake_parse.quarantine, lambda _: "v1")
TWO = Parser(fake_parse.parse_lines_again, fake_parse.quarantine, lambda _: "v2")


def paper(group: str, number: str, *actions: str, kind: str = "Papers", day: str = "2023-03-15", version: str = "1.0") -> Paper:
    """A made-up document as the library lists it."""
    document_id = f"{group}-{number}-{kind}-v{version}".lower().replace(" ", "_")
    data = body(document_id, *actions, group=group, date=day, meeting=f"{group}-{number}", version=str(round(1000 * float(version))))
    return Paper(
        group=group,
        short_name=f"{group} {number} {kind}",
        sub_type=kind,
        meeting_date=date.fromisoformat(day),
        file_name=f"{group} {number} {kind} v{version}.pdf",
        data=data + b"\n%%EOF\n",
    )


@pytest.fixture
def site() -> Iterator[Site]:
    papers = [paper("TMAG", str(number), f"one of {number}", day=f"2023-0{number - 10}-15") for number in range(14, 19)]
    with serving(Site(papers=[*papers, paper("SITAG", "1", "first", day="2024-02-21"), paper("DAG", "20")])) as site:
        yield site


@pytest.fixture
def settings(site: Site, tmp_path: Path) -> Settings:
    return site_settings(site, tmp_path)


def documents(settings: Settings) -> dict[str, dict[str, Any]]:
    rows = pq.read_table(resolve_current(settings.data_dir) / "documents.parquet").to_pylist()
    return {row["document_id"]: row for row in rows}


def states(report: IngestReport) -> list[tuple[str, str]]:
    return sorted((outcome.document_id or outcome.address, outcome.state) for outcome in report.outcomes)


def test_the_known_libraries_are_ingested_and_nothing_else(site: Site, settings: Settings) -> None:
    report = ingest([], settings, parser=ONE)
    assert {outcome.document_id for outcome in report.new} == {f"tmag-{n}-papers-v1.0" for n in range(14, 19)} | {"sitag-1-papers-v1.0"}
    row = documents(settings)["tmag-16-papers-v1.0"]
    assert row["source_url"] == site.address + "/api/documentlibrary/Governance%20Papers/TMAG%2016%20Papers%20v1.0.pdf"
    assert row["source_name"] == "TMAG library"
    assert row["retrieved_at"] is not None


def test_a_second_run_asks_only_whether_anything_changed(site: Site, settings: Settings) -> None:
    first = ingest([], settings, parser=ONE)
    site.requests.clear()
    second = ingest([], settings, parser=ONE)
    assert {state for _, state in states(second)} == {"unchanged"}
    assert (second.release_id, second.current_release) == (None, first.release_id)
    asked = [request for request in site.requests if request.path.startswith("/api")]
    assert len(asked) == 6
    assert all("if-none-match" in request.headers for request in asked)


def test_the_newest_are_fetched_afresh_once_a_week_whatever_the_etag_says(site: Site, settings: Settings) -> None:
    newest = settings.model_copy(update={"fetch": settings.fetch.model_copy(update={"fresh_newest": 1})})
    ingest([], newest, parser=ONE)
    site.has_stale_tags = True
    ingest([], newest, parser=ONE)  # from here on the site's tags say nothing
    changed = paper("TMAG", "18", "another text", day="2023-08-15")
    site.publish(changed)
    now = datetime.now(UTC)
    assert not [c for c in plan([], newest, ONE, now=now + timedelta(days=6)) if c.is_fresh]
    fresh = [c for c in plan([], newest, ONE, now=now + timedelta(days=8)) if c.is_fresh]
    assert sorted(c.listed.name for c in fresh if c.listed) == ["SITAG 1 Papers", "TMAG 18 Papers"]


def test_without_tags_the_newest_are_fetched_each_time_and_others_weekly(site: Site, settings: Settings) -> None:
    site.is_tagged = False
    newest = settings.model_copy(update={"fetch": settings.fetch.model_copy(update={"fresh_newest": 1})})
    ingest([], newest, parser=ONE)
    site.requests.clear()
    ingest([], newest, parser=ONE)
    assert len([r for r in site.requests if r.path.startswith("/api")]) == 2
    later = plan([], newest, ONE, now=datetime.now(UTC) + timedelta(days=8))
    assert len([c for c in later if c.kind == "url"]) == 6


def test_a_reissue_under_the_same_address_is_a_new_version(site: Site, settings: Settings) -> None:
    ingest([], settings, parser=ONE)
    for text in ("again", "and again"):
        site.publish(paper("TMAG", "16", text, day="2023-06-15"))
        report = ingest([], settings, parser=ONE)
        assert [state for _, state in states(report) if state != "unchanged"] == ["new"]
    versions = [row for name, row in documents(settings).items() if name.startswith("tmag-16-")]
    assert len(versions) == 3
    assert [row["status"] for row in versions] == ["parsed"] * 3
    (current,) = [row for row in versions if row["is_current_version"]]
    assert current["sha256"] == max(versions, key=lambda row: row["first_seen_at"])["sha256"]
    # A new parser reads all of them, not only the one that stands there now.
    again = ingest([], settings, parser=TWO)
    assert len(again.reparsed) == 8


def test_what_is_listed_no_more_has_vanished_and_its_rows_stay(site: Site, settings: Settings) -> None:
    ingest([], settings, parser=ONE)
    gone = site.papers[2]
    site.withdraw(gone.path)
    report = ingest([], settings, parser=ONE)
    assert report.release_id == "r000002"
    row = documents(settings)["tmag-16-papers-v1.0"]
    assert (row["status"], row["status_reason"]) == ("vanished", "was parsed")
    actions = pq.read_table(resolve_current(settings.data_dir) / "actions.parquet").to_pylist()
    assert "one of 16" in {action["description"] for action in actions}
    listing = Catalogue(LocalStorage(settings.data_dir)).listing("TMAG library")
    assert listing is not None
    assert listing.missing == (site.address + gone.path,)
    assert ingest([], settings, parser=ONE).release_id is None
    site.publish(gone)
    ingest([], settings, parser=ONE)
    assert documents(settings)["tmag-16-papers-v1.0"]["status"] == "parsed"


def test_an_address_that_leads_to_nothing_any_more(site: Site, settings: Settings) -> None:
    ingest([], settings, parser=ONE)
    site.fault(site.papers[0].path, Fault.GONE)
    report = ingest([], settings, parser=ONE)
    assert [state for _, state in states(report) if state != "unchanged"] == ["vanished"]
    assert documents(settings)["tmag-14-papers-v1.0"]["status"] == "vanished"


@pytest.mark.parametrize("fault", [Fault.CHANGED, Fault.BARE, Fault.BROKEN])
def test_a_page_that_cannot_be_read_is_told_and_takes_nothing_away(site: Site, settings: Settings, fault: Fault) -> None:
    ingest([], settings, parser=ONE)
    site.fault(PAGES["TMAG"], fault)
    site.publish(paper("SITAG", "2", "second", day="2024-03-20"))
    report = ingest([], settings, parser=ONE)
    (failed,) = report.failed
    assert failed.failure in ("SourceChanged", "SourceGone", "SourceUnavailable")
    assert "historic-governance-groups" in str(failed.status_reason)
    assert {outcome.document_id for outcome in report.new} == {"sitag-2-papers-v1.0"}
    assert {row["status"] for row in documents(settings).values()} == {"parsed"}
    listing = Catalogue(LocalStorage(settings.data_dir)).listing("TMAG library")
    assert listing is not None
    assert (listing.trouble_kind, len(listing.addresses)) == (failed.failure, 5)


def test_a_library_without_the_group_that_is_asked_for_has_changed(site: Site, tmp_path: Path) -> None:
    site.papers = [p for p in site.papers if p.group != "TMAG"]
    other = replace(paper("DAG", "21"), group="TMAG", short_name="DAG 21 Papers")
    site.publish(other)
    report = ingest([], site_settings(site, tmp_path), parser=ONE)
    assert [(o.address, o.failure) for o in report.failed] == [(site.address + PAGES["TMAG"], "SourceChanged")]


def test_asking_for_less_takes_nothing_away(site: Site, tmp_path: Path) -> None:
    site.publish(paper("TMAG", "16", "what was said", kind="Minutes"))
    ingest([], site_settings(site, tmp_path), parser=ONE)
    page = PAGES["TMAG"]
    only_minutes = f'[[sources]]\nkind="library_page"\nname="TMAG library"\npage="{page}"\ngroups=["TMAG"]\ndocument_types=["minutes"]\n'
    less = site_settings(site, tmp_path, only_minutes)
    report = ingest([], less, parser=ONE)
    assert [outcome.document_id for outcome in report.outcomes] == ["tmag-16-minutes-v1.0", "sitag-1-papers-v1.0"]
    assert {row["status"] for row in documents(less).values()} == {"parsed"}


def test_groups_are_added_by_configuration_alone(site: Site, tmp_path: Path) -> None:
    more = f'[[sources]]\nkind = "library_page"\nname = "DAG library"\npage = "{site.address}{PAGES["DAG"]}"\ngroups = ["DAG"]\n'
    report = ingest([], site_settings(site, tmp_path, more), parser=ONE)
    assert "dag-20-papers-v1.0" in {outcome.document_id for outcome in report.new}


def test_one_file_on_several_pages_is_one_document(site: Site, tmp_path: Path) -> None:
    site.pages["/more"] = site.page(PAGES["TMAG"]) or ""
    more = '[[sources]]\nkind = "library_page"\nname = "again"\npage = "more"\n[[sources]]\nkind = "sitemap"\nname = "map"\n'
    report = ingest([], site_settings(site, tmp_path, more), parser=ONE)
    assert len(report.new) == 7  # the map lists DAG too
    assert len(report.outcomes) == 7
    assert all(len(site.asked(p.path)) == 1 for p in site.papers)


def test_a_map_is_filtered_by_what_the_names_say(site: Site, tmp_path: Path) -> None:
    source = SitemapSource(kind="sitemap", name="map", groups=("SITAG", "DAG"), document_types=("papers",))
    settings = site_settings(site, tmp_path).model_copy(update={"sources": (source,)})
    assert {outcome.document_id for outcome in ingest([], settings, parser=ONE).new} == {"sitag-1-papers-v1.0", "dag-20-papers-v1.0"}
    nothing = settings.model_copy(update={"sources": (source.model_copy(update={"matching": "*.docx"}),)})
    assert [outcome.failure for outcome in ingest([], nothing, parser=ONE).failed] == ["SourceChanged"]


def test_a_link_to_another_host_is_told_and_not_followed(site: Site, settings: Settings) -> None:
    site.pages[PAGES["SITAG"]] = (
        "<table><tr><th>Date Of Meeting</th><th>Short Name</th></tr><tr><td>2024-02-21 00:00:00Z 21/02/2024</td>"
        '<td><a href="http://169.254.169.254/SITAG%201%20Papers.pdf">SITAG 1 Papers</a></td></tr></table>'
    )
    (failed,) = ingest([], settings, parser=ONE).failed
    assert failed.failure == "SourceChanged"
    assert "allowed_hosts" in str(failed.status_reason)


def test_names_from_the_web_never_become_paths(site: Site, settings: Settings) -> None:
    evil = replace(paper("SITAG", "3", "third"), folder="Governance Papers", file_name="SITAG 3 Papers..\x00..%2F..%2Fetc%2Fpasswd.pdf")
    site.publish(evil)
    report = ingest([], settings, parser=ONE)
    assert "sitag-3-papers-v1.0" in {outcome.document_id for outcome in report.new}
    kept = {path.relative_to(settings.data_dir).parts[0] for path in settings.data_dir.rglob("*") if path.is_file()}
    assert not [path for path in settings.data_dir.rglob("*") if "passwd" in path.name]
    assert "raw" in kept


def test_no_secret_of_an_address_is_kept_or_published(site: Site, tmp_path: Path) -> None:
    host = site.address.removeprefix("http://")
    address = f"http://me:hidden@{host}{site.papers[0].path}?token=hidden"
    source = UrlListSource(kind="url_list", name="signed", urls=(address,))
    settings = site_settings(site, tmp_path).model_copy(update={"sources": (source,)})
    (outcome,) = ingest([], settings, parser=ONE).outcomes
    assert outcome.address == site.address + site.papers[0].path
    assert documents(settings)["tmag-14-papers-v1.0"]["source_url"] == outcome.address
    assert not [path for path in settings.data_dir.rglob("*") if path.is_file() and b"hidden" in path.read_bytes()]
    assert site.asked(f"{site.papers[0].path}?token=hidden")[0].headers["authorization"].startswith("Basic ")


def test_a_drop_folder_may_be_emptied(site: Site, tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox/tmag-14-papers.pdf").write_bytes(site.papers[0].data)
    (tmp_path / "inbox/dag-20-papers.pdf").write_bytes(site.papers[-1].data)
    folder = FolderSource(kind="folder", name="inbox", path=tmp_path / "inbox", groups=("TMAG",))
    settings = site_settings(site, tmp_path).model_copy(update={"sources": (folder,)})
    assert [outcome.document_id for outcome in ingest([], settings, parser=ONE).new] == ["tmag-14-papers-v1.0"]
    (tmp_path / "inbox/tmag-14-papers.pdf").unlink()
    ingest([], settings, parser=ONE)
    assert documents(settings)["tmag-14-papers-v1.0"]["status"] == "parsed"


def test_without_the_sites_address_one_is_told_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingsError, match=r"site\.base_url"):
        ingest([], load_settings(), parser=ONE)
    Path("tmag.toml").write_text('[[sources]]\nkind = "library_page"\nname = "DAG library"\npage = "design"\n')
    with pytest.raises(SettingsError, match=r"DAG library.*site\.base_url"):
        ingest([], load_settings(), parser=ONE)


def test_a_backfill_takes_what_is_asked_for_and_goes_on_where_it_broke_off(site: Site, settings: Settings) -> None:
    site.fault(site.papers[4].path, Fault.BROKEN, times=2)
    told: list[int] = []
    asked = Asked(since=date(2023, 5, 1), groups=("TMAG",))
    first = backfill(asked, settings, workers=2, on_progress=lambda progress: told.append(progress.done), parser=ONE)
    assert {o.document_id for o in first.new} == {"tmag-15-papers-v1.0", "tmag-16-papers-v1.0", "tmag-17-papers-v1.0"}
    assert len(first.failed) == 1
    assert told == [1, 2, 3, 4]
    site.requests.clear()
    second = backfill(asked, settings, workers=2, parser=ONE)
    assert [outcome.document_id for outcome in second.new] == ["tmag-18-papers-v1.0"]
    # What is kept is not asked for again.
    assert [r.path for r in site.requests if r.path.startswith("/api")] == [site.papers[4].path]


def test_a_backfill_gives_ids_in_the_listings_order_whoever_is_done_first(site: Site, settings: Settings, tmp_path: Path) -> None:
    double = replace(paper("TMAG", "14", "a later copy", day="2023-04-15"), file_name="TMAG 14 Papers copy.pdf")
    site.publish(double)
    backfill(Asked(), settings, workers=4, parser=ONE)
    one_by_one = settings.model_copy(update={"data_dir": tmp_path / "other"})
    ingest([], one_by_one, parser=ONE)
    ids = [{s.sha256: s.document_id for s in RawStore(LocalStorage(s.data_dir)).sidecars()} for s in (settings, one_by_one)]
    assert ids[0] == ids[1]


def test_a_backfill_needs_a_source_and_known_groups(settings: Settings) -> None:
    with pytest.raises(SettingsError, match=r"site\.base_url"):
        backfill(Asked(), settings.model_copy(update={"sources": ()}), parser=ONE)
    with pytest.raises(SettingsError, match="XYZ"):
        backfill(Asked(groups=("XYZ",)), settings, parser=ONE)
