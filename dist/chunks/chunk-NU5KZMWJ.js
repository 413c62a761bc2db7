export{a_34 as a,b_34 as b}from"./review-at-once.js";
