"""What running costs, and what more chats ask for."""
