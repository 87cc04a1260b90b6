"""The contract suite (tests/contract) against an emulator or an account."""
