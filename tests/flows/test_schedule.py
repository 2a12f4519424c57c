"""The schedule on the days on which clocks change, as the server itself works it out."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml

from pipeline.run_settings import FlowSettings

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize("first", [date(2026, 3, 25), date(2026, 10, 21), date(2027, 3, 24)])
def test_it_is_regular_on_the_days_on_which_clocks_change(first: date) -> None:
    from prefect.server.schemas.schedules import CronSchedule

    flows = FlowSettings()
    schedule = CronSchedule(cron=flows.cron, timezone=flows.timezone)
    midnight = datetime.combine(first, datetime.min.time(), LONDON)
    nights = asyncio.run(schedule.get_dates(n=10, start=midnight.astimezone(UTC)))
    local = [night.astimezone(LONDON) for night in nights]
    assert [night.date() for night in local] == [first + timedelta(days=n) for n in range(10)]
    assert {(night.hour, night.minute) for night in local} == {(2, 30)}
    assert len({night.utcoffset() for night in local}) == 2, "no clock changed"


def test_the_work_pool_has_the_same_schedule() -> None:
    text = (Path(__file__).parents[2] / "prefect.yaml").read_text(encoding="utf-8")
    deployments = {deployment["name"]: deployment for deployment in yaml.safe_load(text)["deployments"]}
    flows = FlowSettings()
    assert deployments["nightly"]["schedules"] == [{"cron": flows.cron, "timezone": flows.timezone}]
    assert deployments["nightly"]["entrypoint"] == "flows.ingest.ingest"
