"""A budget for the account's bill of a month. The template cannot hold it: CloudFormation knows budgets only in some regions."""

from botocore.exceptions import ClientError

from preflight import note, ok


def set_budget(aws, stack, usd, email):
    """Makes the budget or changes its amount; a second run changes nothing."""
    if not email:
        return note("budget: nobody would hear of it; give AlarmEmail")
    account = aws.client("sts").get_caller_identity()["Account"]
    budget = {"BudgetName": stack, "BudgetType": "COST", "TimeUnit": "MONTHLY", "BudgetLimit": {"Amount": str(usd), "Unit": "USD"}}
    tell = [
        {
            "Notification": {
                "NotificationType": kind,
                "ComparisonOperator": "GREATER_THAN",
                "Threshold": 100.0,
                "ThresholdType": "PERCENTAGE",
            },
            "Subscribers": [{"SubscriptionType": "EMAIL", "Address": email}],
        }
        for kind in ("ACTUAL", "FORECASTED")
    ]
    budgets = aws.client("budgets", "us-east-1")
    try:
        budgets.create_budget(AccountId=account, Budget=budget, NotificationsWithSubscribers=tell)
    except ClientError as error:
        if error.response["Error"]["Code"] != "DuplicateRecordException":
            raise
        budgets.update_budget(AccountId=account, NewBudget=budget)
    return ok(f"budget: {email} hears when the account's month passes {usd} USD, or is about to")
