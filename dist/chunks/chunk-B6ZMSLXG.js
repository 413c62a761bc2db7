export{a_27 as a,b_27 as b}from"./review-at-once.js";
